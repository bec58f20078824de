import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	chooseProvider,
	triggerKey,
	type TriggerCatalogue,
	type TriggerProvider,
} from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';
import { rememberCallback, type CallbackMemory } from '../registration/callbackMemory';
import { readWebhookKeys } from '../registration/webhookKeys';
import { answer, readRequest, type ParsedRequest } from './answer';
import { logRefusal } from './refusalLog';
import { openDeduplication, type Deduplication } from './deduplication';

/** Everything that handling one webhook works with. */
export interface Receiving extends TriggerProvider {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly request: ParsedRequest;
	readonly memory: CallbackMemory;
	readonly deduplication: Deduplication;
	/** Tells this trigger from others, as `triggerKey` makes it. */
	readonly key: string;
	readonly isTest: boolean;
	/** `ifDoubtful` reads them anew, unless that was done a moment ago. */
	readonly keys: (freshness?: 'ifDoubtful') => Promise<WebhookKeys>;
}

export function openReceiving(context: IWebhookFunctions, catalogue: TriggerCatalogue): Receiving {
	const isTest = context.getMode() === 'manual';
	const chosen = chooseProvider(context, catalogue);
	const key = triggerKey(context.getWorkflow().id, context.getNode(), isTest);
	return {
		...chosen,
		context,
		catalogue,
		isTest,
		request: readRequest(context),
		memory: rememberCallback(key),
		deduplication: openDeduplication(key),
		key,
		keys: async (freshness) => await readWebhookKeys(context, chosen, freshness),
	};
}

/** Answers with the reason, and logs it. */
export function refuse(
	{ context }: Pick<Receiving, 'context'>,
	httpStatus: number,
	reason: string,
): IWebhookResponseData {
	logRefusal(context, httpStatus, reason);
	return answer(context, httpStatus, reason);
}

/** Somebody pressed a button to try the callback, and waits for a sign. */
export function logSample({ context }: Pick<Receiving, 'context'>): void {
	context.logger.info(
		`${context.getNode().name}: A test webhook with sample data arrived, and its signature is right: the callback works. It is about a phone number that does not exist, so it starts the workflow at most if Phone Numbers is Any, and only the first time.`,
		{ workflowId: context.getWorkflow().id },
	);
}
