import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { readCallbackState, writeCallbackState, type CallbackState } from './callbackState';
import { passOn, readHops, toHop, type PassOutcome } from './forward';
import { sign } from '../crypto/signature';
import type { TriggerMemory } from './triggerMemory';
import type { ProviderWebhooks, WebhookRequest } from '../declarations/webhooks';
import { awaitWithTimeout } from '../process/awaitWithTimeout';

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

function letGo(
	{ context, memory }: Sharing,
	staticData: IDataObject,
	state: CallbackState,
	next: string,
): void {
	if (readCallbackState(staticData, memory)?.next !== next) return;
	context.logger.warn(
		`${context.getNode().name}: the callback at ${next} is gone, so nothing is passed on to it any more.`,
	);
	const { version: _version, next: _next, previous, ...others } = state;
	writeCallbackState(staticData, memory, {
		...others,
		letGo: next,
		previous: previous?.address === next ? undefined : previous,
	});
}

/** Somebody behind us sent it back: we have it, and so have they. */
export function isSentBack({ request, key }: Pick<Sharing, 'request' | 'key'>): boolean {
	return readHops(request.headers).includes(toHop(key));
}

async function pass(
	sharing: Sharing,
	staticData: IDataObject,
	state: CallbackState,
	next: string,
): Promise<boolean> {
	const { context, request, webhooks, memory, key } = sharing;
	const ownHeaders = state.previous?.address === next ? state.previous.headers : undefined;
	const outcome = await passOn(context, {
		request,
		next,
		hops: readHops(request.headers),
		ownHop: toHop(key),
		passedHeaders: webhooks.passedHeaders,
		ownHeaders,
	});
	if (isGoneForGood(memory, next, outcome)) {
		letGo(sharing, staticData, state, next);
		return true;
	}
	if (outcome === 'tooFar')
		context.logger.warn(
			`${context.getNode().name}: a webhook was passed on too often and goes no further.`,
		);
	if (outcome === 'taken' || outcome === 'tooFar') return true;
	context.logger.warn(
		`${context.getNode().name}: the callback at ${next} did not take a webhook, so WhatsApp was asked to repeat it.`,
	);
	return false;
}

/**
 * Passes a webhook on to the callback that was there before. Says whether it has it, as far as that
 * can be: a copy that comes meanwhile hears the same, and is taken for one that was sent back when
 * that takes too long.
 */
export async function share(sharing: Sharing, staticData: IDataObject): Promise<boolean> {
	const { request, memory, key } = sharing;
	const state = readCallbackState(staticData, memory);
	if (!state?.next || isSentBack(sharing)) return true;
	const webhook = sign(request.rawBody, key);
	const first = memory.passing.get(webhook);
	if (first) return (await awaitWithTimeout(first)) ?? true;
	const passed = pass(sharing, staticData, state, state.next).finally(() =>
		memory.passing.delete(webhook),
	);
	memory.passing.set(webhook, passed);
	return await passed;
}
