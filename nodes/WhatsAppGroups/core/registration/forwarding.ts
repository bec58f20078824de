import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sign } from '../crypto/signature';
import type { ProviderWebhooks, WebhookKeys, WebhookRequest } from '../declarations/webhooks';
import type { CallbackMemory } from './callbackMemory';
import type { Behind } from './callbackState';
import { readCallbackState } from './callbackStore';
import { forwardRequest, type ForwardOutcome } from './forwardRequest';
import { isSentBack, readHops, toHop } from './hops';
import { decryptAddress, decryptHeaders, showable } from './neighbourSecrets';
import { toShownAddress } from './secretAddress';

/**
 * How long a callback may take nothing before WhatsApp is no longer asked to repeat what it did not
 * take. It is tried all the same, so that it hears again when it is back.
 */
const patienceMs = 24 * 60 * 60_000;
/** The same line about the same callback is logged so often at most. */
const logPauseMs = 60_000;

interface Forwarding {
	readonly context: IWebhookFunctions;
	readonly request: WebhookRequest;
	readonly webhooks: ProviderWebhooks;
	readonly memory: CallbackMemory;
	readonly keys: () => Promise<WebhookKeys>;
	/** Tells this trigger from others, as `triggerKey` makes it. */
	readonly key: string;
}

/** The callback behind ours, and what is known of it. */
interface ForwardingTo extends Forwarding {
	readonly next: string;
	readonly previous: Behind['previous'];
	readonly shown: string;
}

function log({ context, memory, next, shown }: ForwardingTo, text: string): void {
	const { lastLine } = memory;
	const isSame = lastLine?.text === text && lastLine.about === next;
	if (isSame && Date.now() - lastLine.atMs < logPauseMs) return;
	memory.lastLine = { text, about: next, atMs: Date.now() };
	context.logger.warn(`${context.getNode().name}: The callback at ${shown} ${text}.`, {
		workflowId: context.getWorkflow().id,
	});
}

/** Whether it has taken nothing for so long that nobody can say that it comes back. */
function isSilent({ memory: { silence }, next }: Pick<ForwardingTo, 'memory' | 'next'>): boolean {
	return silence?.about === next && Date.now() - silence.sinceMs >= patienceMs;
}

/** Keeps in mind since when a callback takes nothing. */
function remember({ memory, next }: ForwardingTo, { kind }: ForwardOutcome): void {
	if (kind !== 'notYet') delete memory.silence;
	else if (memory.silence?.about !== next) memory.silence = { about: next, sinceMs: Date.now() };
}

/** Whether WhatsApp need not send the webhook again for the sake of the callback behind ours. */
function conclude(forwarding: ForwardingTo, outcome: ForwardOutcome): boolean {
	remember(forwarding, outcome);
	if (outcome.kind === 'accepted') return true;
	if (outcome.kind === 'tooFar')
		log(forwarding, 'is too far away: a webhook was forwarded too often, and goes no further');
	else if (outcome.kind === 'refused')
		log(
			forwarding,
			`refused a webhook (${outcome.answer}). It would refuse it again, so WhatsApp does not repeat it`,
		);
	else if (isSilent(forwarding))
		log(
			forwarding,
			`has taken nothing for 24 hours (${outcome.answer}). It still gets every webhook, but WhatsApp no longer repeats them for it. If it is gone for good, unpublish this workflow and publish it again`,
		);
	else
		log(
			forwarding,
			`did not accept a webhook (${outcome.answer}), so WhatsApp was asked to send it again`,
		);
	return outcome.kind !== 'notYet' || isSilent(forwarding);
}

async function forwardToNext(to: Omit<ForwardingTo, 'shown'>): Promise<boolean> {
	const { context, request, webhooks, next, previous } = to;
	const keys = await to.keys();
	const address = decryptAddress(next, keys);
	const forwarding = { ...to, shown: toShownAddress(showable(next, keys)) };
	if (address === undefined) {
		log(
			forwarding,
			'gets no webhooks: its address was saved with another key than that of the credential now. Put that key back, or unpublish this workflow, set the other callback again, and publish it',
		);
		return true;
	}
	const outcome = await forwardRequest(context, {
		request,
		address,
		hops: readHops(request.headers),
		ownHop: toHop(forwarding),
		forwardedHeaders: webhooks.forwardedHeaders,
		expectedHeaders: previous?.address === next ? decryptHeaders(previous, keys) : undefined,
	});
	return conclude(forwarding, outcome);
}

/**
 * How to forward a webhook to the callback that is behind ours now; undefined when there is none,
 * or it has the webhook. Says whether that one has it, as far as can be known. A copy that comes
 * meanwhile shares the outcome.
 */
export function prepareForwarding(
	forwarding: Forwarding,
	staticData: IDataObject,
): (() => Promise<boolean>) | undefined {
	const { request, memory, key } = forwarding;
	const state = readCallbackState(staticData, memory);
	const next = state?.next;
	if (!next || isSentBack(forwarding)) return undefined;
	const to = { ...forwarding, next, previous: state.previous };
	return async () =>
		await memory.forwarding.run(sign(request.rawBody, key), async () => {
			// Without the keys of the credential it cannot be sent now.
			const forwarded = forwardToNext(to).catch(() => false);
			// Whoever is silent for so long need not be waited for.
			return isSilent(to) || (await forwarded);
		});
}
