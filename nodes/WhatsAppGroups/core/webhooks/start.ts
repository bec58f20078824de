import type { IDataObject, IWebhookResponseData } from 'n8n-workflow';
import type { ItemOptions } from '../declarations/triggerOptions';
import { onAnswered } from './answer';
import type { Receiving } from './receiving';
import { saveOnceMore, type Identified } from './takeNew';
import { toItems } from './toItems';

/** Asks the provider to repeat a webhook that a callback behind did not accept. */
export const notForwarded = 502;

/** What an authentic webhook brings that is new. */
export interface Starting {
	readonly receiving: Receiving;
	readonly fresh: Identified[];
	readonly options: ItemOptions;
	readonly staticData: IDataObject;
	readonly forward?: () => Promise<boolean>;
}

/** Forgets the events when n8n could not create their execution. */
export function keepIfStarted(
	{ deduplication }: Pick<Receiving, 'deduplication'>,
	fresh: readonly Identified[],
	httpStatus: number,
): boolean {
	const isStarted = httpStatus < 400;
	if (isStarted) deduplication.keep(fresh);
	else deduplication.forget(fresh);
	return isStarted;
}

/**
 * Starts the workflow, and then forwards the webhook: whoever is behind us can delay the answer,
 * but nothing that starts here.
 */
export async function startAtOnce({
	receiving,
	fresh,
	options,
	staticData,
	forward,
}: Starting): Promise<IWebhookResponseData> {
	onAnswered(receiving.context, (httpStatus) => {
		if (!keepIfStarted(receiving, fresh, httpStatus) || !forward) return httpStatus;
		return forward().then((isForwarded) => (isForwarded ? httpStatus : notForwarded));
	});
	const occurrences = fresh.map(({ occurrence }) => occurrence);
	const items = await toItems({ ...receiving, options }, occurrences);
	if (!receiving.isTest) void saveOnceMore(receiving, fresh, staticData);
	return { workflowData: [items] };
}
