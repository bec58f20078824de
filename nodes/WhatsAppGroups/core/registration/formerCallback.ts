import { sleep } from 'n8n-workflow';
import { factsOf } from '../../errors/toNodeApiError';
import type { CallbackLevel } from '../declarations/webhooks';
import { isSameTrigger } from './address';
import type { CallbackState } from './callbackState';
import { findAt, tellChain } from './chain';
import { leave } from './leave';
import { showable } from './neighbourSecrets';
import { findFormerPlace, type FormerPlace } from './place';
import { readRegistered, type Registration } from './registration';
import { toShownAddress } from './secretAddress';

/** n8n answers 404 for some seconds while it starts. */
const retryPauseMs = 1_000;
const mostRounds = 9;
const mostMs = 15_000;

/**
 * Whether the callback of a state is that of another n8n, which this one is a copy of. An address
 * that is not ours any more may be a former one, from before WEBHOOK_URL was changed; or the data
 * of this n8n was copied, and a trigger answers there that has this address by itself.
 */
export async function isOfAnother(
	registration: Registration,
	{ address }: CallbackState,
): Promise<boolean> {
	if (isSameTrigger(address, registration.address)) return false;
	const startMs = performance.now();
	for (let round = 1; ; round++) {
		const found = await findAt(registration, address);
		if (found !== 'nobody') return found === 'another';
		if (round === mostRounds || performance.now() - startMs > mostMs) return false;
		await sleep(retryPauseMs);
	}
}

/** Nothing that was saved in secret is known any more, so people have to do it. */
function warnLeftBehind(
	{ context, keys }: Registration,
	{ otherIds, otherKeys }: FormerPlace,
	{ address, previous }: CallbackState,
): void {
	const where = [
		...otherIds.map((id) => `for ${id}`),
		...otherKeys.map((key) => `with another ${key}`),
	].join(' and ');
	const remedy = previous
		? `set it back to ${toShownAddress(showable(previous.address, keys))} manually`
		: 'remove it manually';
	context.logger.warn(
		`${context.getNode().name}: The callback ${toShownAddress(address)} was registered ${where}, and cannot be removed with the credential of today. If it is still set there, ${remedy}.`,
		{ workflowId: context.getWorkflow().id },
	);
}

/** A refusal is an answer, too: whoever asks has no access to the place. */
async function readThere(
	{ registration }: FormerPlace,
	level: CallbackLevel,
	address: string,
): Promise<string | undefined | 'refused'> {
	try {
		return (await readRegistered(registration, level, address)).own;
	} catch (failure) {
		const { retry = 'never' } = factsOf(failure) ?? {};
		return retry === 'never' ? 'refused' : await Promise.reject(failure);
	}
}

/**
 * Gives a callback up where it was registered, which may be another number or app than that of the
 * credential now. What this credential cannot give up is named in the log.
 */
export async function leaveFormer(
	registration: Registration,
	level: CallbackLevel,
	state: CallbackState,
): Promise<void> {
	const place = findFormerPlace(registration, level, state);
	const isElsewhere = place.otherIds.length > 0 || place.otherKeys.length > 0;
	if (!isElsewhere) return await leave(registration, level, state);
	const own = await readThere(place, level, state.address);
	if (own === 'refused') return warnLeftBehind(registration, place, state);
	if (own !== state.address && place.otherKeys.length > 0)
		warnLeftBehind(registration, place, state);
	await leave(place.registration, level, state);
}

/**
 * What is known of an earlier callback of ours when we register one: nothing when it is that of
 * another n8n, or was registered elsewhere, where it is given up.
 */
export async function settleFormer(
	registration: Registration,
	state: CallbackState | undefined,
): Promise<CallbackState | undefined> {
	if (!state || (await isOfAnother(registration, state))) return undefined;
	const { level, webhooks } = registration;
	const former = webhooks.callbackLevels.find(({ value }) => value === state.level);
	if (!former) return undefined;
	const { otherIds, otherKeys } = findFormerPlace(registration, former, state);
	const isSamePlace = former === level && otherIds.length === 0;
	if (isSamePlace && otherKeys.length === 0) return state;
	if (
		isSamePlace &&
		(await readRegistered(registration, former, state.address)).own === state.address
	)
		return state;
	await leaveFormer(registration, former, state);
	return undefined;
}

/** After ours was registered at another address than before: nobody is at the former one. */
export async function leaveFormerAddress(
	registration: Registration,
	level: CallbackLevel,
	{ former, front }: { former: CallbackState | undefined; front: string | undefined },
): Promise<void> {
	const { address, ask, credentials, webhooks } = registration;
	if (!former || former.address === address) return;
	if (webhooks.isSideBySide) await level.clear(ask, credentials, former.address);
	if (front === undefined || front === former.address) return;
	const { address: about, previous, next } = former;
	await tellChain(registration, front, { action: 'leave', about, previous, next });
}
