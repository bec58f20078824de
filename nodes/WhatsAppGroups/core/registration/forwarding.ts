import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sign } from '../crypto/signature';
import type { ProviderWebhooks, WebhookRequest } from '../declarations/webhooks';
import type { CallbackMemory } from './callbackMemory';
import type { CallbackState } from './callbackState';
import { readCallbackState, writeCallbackState } from './callbackStore';
import { forwardRequest, type ForwardOutcome } from './forwardRequest';
import { isSentBack, readHops, toHop } from './hops';

/** How long a 404 may last before the callback counts as gone. */
const graceMs = 3_000;

interface Forwarding {
	readonly context: IWebhookFunctions;
	readonly request: WebhookRequest;
	readonly webhooks: ProviderWebhooks;
	readonly memory: CallbackMemory;
	/** Tells this trigger from others, as `triggerKey` makes it. */
	readonly key: string;
}

/** The callback behind ours, and what is known of it. */
interface ForwardingTo extends Forwarding {
	readonly next: string;
	readonly state: CallbackState;
	readonly staticData: IDataObject;
}

function isGone({ memory, next }: ForwardingTo, outcome: ForwardOutcome): boolean {
	if (outcome !== 'notFound') {
		delete memory.notFound;
		return outcome === 'gone';
	}
	if (memory.notFound?.address !== next) memory.notFound = { address: next, sinceMs: Date.now() };
	return Date.now() - memory.notFound.sinceMs >= graceMs;
}

function letGo({ context, memory, next, state, staticData }: ForwardingTo): void {
	if (readCallbackState(staticData, memory)?.next !== next) return;
	context.logger.warn(
		`${context.getNode().name}: The callback at ${next} is gone, so webhooks are no longer forwarded to it.`,
	);
	const { version: _version, next: _next, previous, ...others } = state;
	writeCallbackState(staticData, memory, {
		...others,
		letGo: next,
		previous: previous?.address === next ? undefined : previous,
	});
}

/** Whether WhatsApp need not send the webhook again for the sake of the callback behind ours. */
async function forwardToNext(forwarding: ForwardingTo): Promise<boolean> {
	const { context, request, webhooks, next, state } = forwarding;
	const outcome = await forwardRequest(context, {
		request,
		address: next,
		hops: readHops(request.headers),
		ownHop: toHop(forwarding),
		forwardedHeaders: webhooks.forwardedHeaders,
		expectedHeaders: state.previous?.address === next ? state.previous.headers : undefined,
	});
	if (isGone(forwarding, outcome)) {
		letGo(forwarding);
		return true;
	}
	const { name } = context.getNode();
	if (outcome === 'tooFar')
		context.logger.warn(`${name}: A webhook was forwarded too often and goes no further.`);
	if (outcome === 'accepted' || outcome === 'tooFar') return true;
	context.logger.warn(
		`${name}: The callback at ${next} did not accept a webhook, so WhatsApp was asked to send it again.`,
	);
	return false;
}

/**
 * Forwards a webhook to the callback behind ours. Says whether that one has it, as far as can be
 * known. A copy that comes meanwhile shares the outcome; when that takes too long, it counts as one
 * that was sent back to us.
 */
export async function forward(forwarding: Forwarding, staticData: IDataObject): Promise<boolean> {
	const { request, memory, key } = forwarding;
	const state = readCallbackState(staticData, memory);
	const next = state?.next;
	if (!next || isSentBack(forwarding)) return true;
	const isForwarded = await memory.forwarding.run(
		sign(request.rawBody, key),
		async () => await forwardToNext({ ...forwarding, next, state, staticData }),
	);
	return isForwarded ?? true;
}
