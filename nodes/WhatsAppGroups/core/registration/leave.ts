import { sleep } from 'n8n-workflow';
import { isAddressRefused } from '../../errors/addressRefusal';
import type { CallbackLevel } from '../declarations/webhooks';
import { rememberUnconfirmed } from './callbackMemory';
import type { CallbackState, Leaving, PreviousCallback } from './callbackState';
import { readCallbackState } from './callbackStore';
import { tellChain } from './chain';
import { verifyTokens } from './handshake';
import { decryptAddress, decryptHeaders, encryptAddress, showable } from './neighbourSecrets';
import { readRegistered, type Registration } from './registration';
import { toShownAddress } from './secretAddress';

/** A trigger in front may be away for a moment: its n8n restarts, or it is published again. */
const retryPauseMs = 1_000;
const mostRounds = 5;
/** n8n waits for us: a callback that lets us wait is not asked again after that. */
const mostRetryMs = 10_000;

/** Whether WhatsApp took the callback with one of the verify tokens that it may know. */
async function setAgain(
	registration: Registration,
	level: CallbackLevel,
	previous: PreviousCallback,
): Promise<boolean> {
	const { ask, credentials, context, keys } = registration;
	const { address, fields = registration.fields } = previous;
	const headers = decryptHeaders(previous, keys) ?? {};
	for (const verifyToken of verifyTokens(registration)) {
		try {
			await level.set(ask, credentials, { address, verifyToken, fields, headers });
			return true;
		} catch (failure) {
			// Better a dead callback of ours, which the next activation finds, than the other one
			// forgotten.
			if (!isAddressRefused(failure)) return await Promise.reject(failure);
			context.logger.debug(
				`${context.getNode().name}: WhatsApp did not accept ${toShownAddress(address)} with this verify token.`,
			);
		}
	}
	return false;
}

/**
 * Registers the callback again that was there before. When it is refused for good, none is left
 * rather than ours.
 */
async function restorePrevious(
	registration: Registration,
	level: CallbackLevel,
	{ about, previous }: Leaving,
): Promise<void> {
	const { ask, credentials, context, keys } = registration;
	const address = previous && decryptAddress(previous.address, keys);
	const isKnown = previous !== undefined && address !== undefined;
	if (isKnown && (await setAgain(registration, level, { ...previous, address }))) return;
	await level.clear(ask, credentials, about);
	if (!previous) return;
	const shown = toShownAddress(showable(previous.address, keys));
	const reason = isKnown
		? `WhatsApp did not accept the previous callback at ${shown}`
		: `The address of the previous callback at ${shown} was saved with another key than that of the credential now`;
	context.logger.warn(
		`${context.getNode().name}: ${reason}, so no callback is set now. If it is still used, set it again manually.`,
	);
}

function warnUnconfirmed(
	{ context, keys }: Registration,
	front: string | undefined,
	leaving: Leaving,
): void {
	rememberUnconfirmed({ ...leaving, encryptedAbout: encryptAddress(leaving.about, keys) });
	context.logger.warn(
		`${context.getNode().name}: Nobody at ${toShownAddress(front ?? '')} confirmed that this trigger is gone. If a trigger there forwarded webhooks to this one, and this one to others, unpublish it and publish it again.`,
	);
}

/** One try: gives the callback up if it is ours, and tells whoever stands in front of it. */
async function leaveOnce(
	registration: Registration,
	level: CallbackLevel,
	state: CallbackState,
): Promise<{ isOurs: boolean; isConfirmed: boolean; front?: string; leaving: Leaving }> {
	const { staticData, memory } = registration;
	const about = state.address;
	const { own, stronger } = await readRegistered(registration, level, about);
	const isOurs = own === about;
	const { previous, next } = readCallbackState(staticData, memory) ?? state;
	const leaving = { about, previous, next };
	if (isOurs) await restorePrevious(registration, level, leaving);
	const [front = isOurs ? undefined : own] = stronger.map(({ address }) => address);
	const isConfirmed =
		front === undefined ||
		front === about ||
		(await tellChain(registration, front, { action: 'leave', ...leaving }));
	return { isOurs, isConfirmed, front, leaving };
}

/**
 * Gives the callback up, and tells the chain. Twice, since whoever is in front of us may be leaving
 * too, and register ours again; more often until somebody there confirms it.
 */
export async function leave(
	registration: Registration,
	level: CallbackLevel,
	state: CallbackState,
): Promise<void> {
	const startMs = performance.now();
	let wasConfirmed = false;
	for (let round = 1; ; round++) {
		const { isOurs, isConfirmed, front, leaving } = await leaveOnce(registration, level, state);
		wasConfirmed ||= isConfirmed;
		if (wasConfirmed && (isOurs || round > 1)) return;
		if (wasConfirmed) continue;
		if (round === mostRounds || performance.now() - startMs > mostRetryMs)
			return warnUnconfirmed(registration, front, leaving);
		await sleep(retryPauseMs);
	}
}
