import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readCallbackState, writeCallbackState, type CallbackState } from './callbackState';
import { passOn, readHops, toHop, type PassOutcome } from './passOn';
import { sign } from './signature';
import type { TriggerMemory } from './triggerMemory';
import type { ProviderWebhooks, WebhookRequest } from './webhooks';

/** How long a 404 may last before it is taken for good. */
const graceMs = 3_000;

interface Sharing {
	readonly context: IWebhookFunctions;
	readonly request: WebhookRequest;
	readonly webhooks: ProviderWebhooks;
	readonly memory: TriggerMemory;
	readonly key: string;
}

function isGoneForGood(memory: TriggerMemory, next: string, outcome: PassOutcome): boolean {
	if (outcome !== 'missing') {
		delete memory.missing;
		return outcome === 'gone';
	}
	if (memory.missing?.address !== next) memory.missing = { address: next, sinceMs: Date.now() };
	return Date.now() - memory.missing.sinceMs >= graceMs;
}

function letGo({ context, memory }: Sharing, staticData: IDataObject, state: CallbackState, next: string): void {
	if (readCallbackState(staticData, memory)?.next !== next) return;
	context.logger.warn(`${context.getNode().name}: the callback at ${next} is gone, so nothing is passed on to it any more.`);
	const { version: _version, next: _next, previous, ...others } = state;
	writeCallbackState(staticData, memory, { ...others, letGo: next, previous: previous?.address === next ? undefined : previous });
}

/** Passes a webhook on to the callback that was there before. Says whether it has it, as far as that can be. */
export async function share(sharing: Sharing, staticData: IDataObject): Promise<boolean> {
	const { context, request, webhooks, memory, key } = sharing;
	const state = readCallbackState(staticData, memory);
	if (!state?.next) return true;
	const { next, previous } = state;
	const ownHop = toHop(key);
	const ownHeaders = previous?.address === next ? previous.headers : undefined;
	const passing = sign(request.rawBody, ownHop);
	const hops = readHops(request.headers);
	// Somebody behind us sent it back: we have it, and so have they.
	if (hops.includes(ownHop) || memory.passing.has(passing)) return true;
	memory.passing.add(passing);
	const outcome = await passOn(context, { request, next, hops, ownHop, passedHeaders: webhooks.passedHeaders, ownHeaders });
	memory.passing.delete(passing);
	if (isGoneForGood(memory, next, outcome)) {
		letGo(sharing, staticData, state, next);
		return true;
	}
	if (outcome === 'tooFar') context.logger.warn(`${context.getNode().name}: a webhook was passed on too often and goes no further.`);
	if (outcome === 'taken' || outcome === 'tooFar') return true;
	context.logger.warn(`${context.getNode().name}: the callback at ${next} did not take a webhook, so WhatsApp was asked to repeat it.`);
	return false;
}
