import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	chooseProvider,
	triggerKey,
	type TriggerCatalogue,
	type TriggerProvider,
} from '../declarations/trigger';
import type { WebhookKeys } from '../declarations/webhooks';
import { rememberCallback, type CallbackMemory } from '../registration/callbackMemory';
import { readWebhookKeys, UnreadableCredential } from '../registration/webhookKeys';
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
		keys: async (freshness) => {
			try {
				return await readWebhookKeys(context, chosen, freshness);
			} catch (failure) {
				const why = failure instanceof Error ? failure.message : 'unknown reason';
				const unreadable = new UnreadableCredential(`The credential cannot be read: ${why}`);
				return await Promise.reject(unreadable);
			}
		},
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

/** Logs what went wrong here, and answers without it: anybody can ask. */
export function refuseForOwnFailure(
	{ context }: Pick<Receiving, 'context'>,
	failure: unknown,
): IWebhookResponseData {
	const httpStatus = failure instanceof UnreadableCredential ? 503 : 500;
	const reason = failure instanceof Error ? failure.message : 'The webhook could not be read';
	logRefusal(context, httpStatus, reason);
	return answer(context, httpStatus, 'The webhook could not be handled');
}
