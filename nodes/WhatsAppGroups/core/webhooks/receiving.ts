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
	readonly keys: (options?: { anew: boolean }) => Promise<WebhookKeys>;
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
		keys: async (options) => await readWebhookKeys(context, chosen, options),
	};
}

/** Answers with the reason, and logs it. */
export function refuse(
	{ context }: Pick<Receiving, 'context'>,
	httpStatus: number,
	reason: string,
): IWebhookResponseData {
	context.logger.warn(
		`${context.getNode().name}: ${reason}. Responded with ${httpStatus}; no execution was started.`,
		{ workflowId: context.getWorkflow().id },
	);
	return answer(context, httpStatus, reason);
}
