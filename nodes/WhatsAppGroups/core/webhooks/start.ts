import type { IDataObject, IWebhookResponseData } from 'n8n-workflow';
import type { ItemOptions } from '../declarations/triggerOptions';
import { onAnswered } from './answer';
import type { Receiving } from './receiving';
import { saveOnceMore, type Identified } from './takeNew';
import { toItems } from './toItems';
import { toOutputs } from './toOutputs';

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
 * Before the execution is created. While WhatsApp waits for a callback behind us, n8n may be killed
 * and WhatsApp repeats them all: what was saved last has to say what was started.
 */
export async function enterToSave({ receiving, forward }: Starting): Promise<() => void> {
	return forward ? await receiving.deduplication.saving.enter() : () => undefined;
}

/**
 * Starts the workflow, and then forwards the webhook: whoever is behind us can delay the answer,
 * but nothing that starts here.
 */
export async function startAtOnce(starting: Starting): Promise<IWebhookResponseData> {
	const { receiving, fresh, options, staticData, forward } = starting;
	let leave = (): void => undefined;
	onAnswered(receiving.context, (httpStatus) => {
		const isStarted = keepIfStarted(receiving, fresh, httpStatus);
		leave();
		if (!isStarted || !forward) return httpStatus;
		return forward().then((isForwarded) => (isForwarded ? httpStatus : notForwarded));
	});
	const occurrences = fresh.map(({ occurrence }) => occurrence);
	const items = await toItems({ ...receiving, options }, occurrences);
	leave = await enterToSave(starting);
	if (!receiving.isTest) void saveOnceMore(receiving, fresh, staticData);
	return { workflowData: toOutputs(receiving.catalogue, items, options) };
}
