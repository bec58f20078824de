import { sleep, type IHookFunctions } from 'n8n-workflow';
import { isAddressRefused } from '../../errors/addressRefusal';
import { factsOf } from '../../errors/toNodeApiError';
import {
	forgetCallbackState,
	readCallbackState,
	rememberUnheard,
	saveCallbackState,
	writeCallbackState,
	type CallbackState,
	type Leaving,
	type PreviousCallback,
} from './callbackState';
import { tellChain } from './chain';
import { decideTaking, verifyTokens } from './otherCallback';
import { Mutex } from '../process/mutex';
import {
	openRegistration,
	readLevels,
	requireReady,
	toActivationError,
	type Registration,
} from './registration';
import { toShownAddress } from './secretAddress';
import type { TriggerCatalogue } from '../declarations/trigger';
import { forgetTrigger } from './triggerMemory';
import type { CallbackPlace } from '../declarations/webhooks';

/** Webhooks that left before the address was put back still arrive for a moment. */
const stragglersMs = 500;

/** A trigger in front may be away for a moment: its n8n restarts, or it is published anew. */
const unheardPauseMs = 1_000;
const mostRounds = 5;
/** n8n waits for us: an address that lets us wait is not asked again after that. */
const mostUnheardMs = 10_000;

/** Triggers that change callbacks at the same time would each act on what the other is changing. */
const changes = new Mutex();

const isTestRun = (context: IHookFunctions) => context.getMode() === 'manual';

function hasAllFields(fields: readonly string[], own: readonly string[] | undefined): boolean {
	return own === undefined || fields.every((field) => own.includes(field));
}

async function findRegistered(registration: Registration): Promise<boolean> {
	const { place, address, keys, context, fields, staticData, memory } = registration;
	requireReady(registration);
	if (!place || registration.isTest) return false;
	const state = readCallbackState(staticData, memory);
	if (state?.address !== address || state.place !== place.value) return false;
	// A try whose answer was lost has left it in memory only.
	saveCallbackState(staticData, memory);
	const { stronger, own, ownFields } = await readLevels(registration, place);
	const [top = own] = stronger.map((level) => level.address);
	if (top === address) return hasAllFields(fields, ownFields);
	// Another trigger may have taken the address and pass everything on to us.
	return (
		top !== undefined && (await tellChain(context, top, { action: 'reach', about: address }, keys))
	);
}

/** Whether the address is registered, or still hears everything through others. */
export async function checkExists(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<boolean> {
	try {
		return await findRegistered(
			await openRegistration(context, catalogue, { isTest: isTestRun(context) }),
		);
	} catch (failure) {
		throw toActivationError(context, failure);
	}
}

function unite(...lists: ReadonlyArray<readonly string[] | undefined>): string[] {
	return [...new Set(lists.flatMap((list) => list ?? []))];
}

async function take(registration: Registration, place: CallbackPlace): Promise<void> {
	const { address, keys, credentials, ask, fields, wantsFrequent, memory, staticData, isTest } =
		registration;
	const state = readCallbackState(staticData, memory);
	const levels = await readLevels(registration, place);
	const taking = await decideTaking(registration, place, levels, state);
	// Whoever gets the webhooks passed on goes on needing the fields that were subscribed for it.
	const heard = taking.next === undefined ? fields : unite(taking.previous?.fields, fields);
	const callback = { address, verifyToken: keys.verifyToken, fields: heard, wantsFrequent };
	await place.prepare?.(ask, credentials, callback);
	// Before the address is taken: the first webhook may be here before n8n has saved anything.
	writeCallbackState(staticData, memory, { place: place.value, address, isTest, ...taking });
	try {
		await place.set(ask, credentials, callback);
	} catch (failure) {
		// What may have been carried out is known at the next try, with what was there before.
		if (factsOf(failure)?.retry !== 'unknown') {
			forgetCallbackState(staticData, memory);
			if (state) writeCallbackState(staticData, memory, state);
		}
		throw toActivationError(registration.context, failure);
	}
}

/**
 * Takes the address, or says what keeps it from doing so. @throws NodeOperationError or
 * NodeApiError.
 */
export async function create(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<boolean> {
	return await changes.run(async () => {
		try {
			const registration = await openRegistration(context, catalogue, {
				isTest: isTestRun(context),
			});
			requireReady(registration);
			registration.memory.hasEnded = false;
			if (registration.place) await take(registration, registration.place);
			return true;
		} catch (failure) {
			throw toActivationError(context, failure);
		}
	});
}

/**
 * Puts back what was there before; an address that is refused for good is left out rather than ours
 * left in.
 */
async function putBack(
	registration: Registration,
	place: CallbackPlace,
	{ address, previous }: { address: string; previous?: PreviousCallback },
): Promise<void> {
	const { ask, credentials, context } = registration;
	for (const verifyToken of previous ? verifyTokens(registration) : []) {
		try {
			await place.set(ask, credentials, {
				address: previous?.address ?? '',
				verifyToken,
				fields: previous?.fields ?? registration.fields,
				headers: previous?.headers ?? {},
			});
			return;
		} catch (failure) {
			// Better a dead address of ours, which the next activation finds, than the other one
			// forgotten.
			if (!isAddressRefused(failure)) return await Promise.reject(failure);
			context.logger.debug(
				`${context.getNode().name}: ${previous?.address ?? ''} was not taken with this verify token.`,
			);
		}
	}
	await place.clear(ask, credentials, address);
	if (!previous) return;
	context.logger.warn(
		`${context.getNode().name}: the callback at ${previous.address} was there before, but WhatsApp did not take it back, so none is set now. Set it again by hand if it is still used.`,
	);
}

function warnUnheard({ context }: Registration, top: string | undefined, leaving: Leaving): void {
	rememberUnheard(leaving);
	context.logger.warn(
		`${context.getNode().name}: nobody at ${toShownAddress(top ?? '')} took the news that this trigger is gone. If a trigger there passed the webhooks on to this one, and this one to others, switch it off and on again.`,
	);
}

async function leave(
	registration: Registration,
	place: CallbackPlace,
	{ address, previous, next }: CallbackState,
): Promise<void> {
	const { context, keys, staticData, memory } = registration;
	const startMs = performance.now();
	let isHeard = false;
	// Twice, since whoever is in front of us may be leaving too, and put us back; more often while
	// nobody there listens.
	for (let round = 1; ; round++) {
		const { own, stronger } = await readLevels(registration, place, address);
		const isOurs = own === address;
		const current = readCallbackState(staticData, memory) ?? { previous, next };
		if (isOurs) await putBack(registration, place, { address, previous: current.previous });
		const [top = isOurs ? undefined : own] = stronger.map((level) => level.address);
		const leaving = { about: address, previous: current.previous, next: current.next };
		isHeard =
			top === undefined ||
			top === address ||
			(await tellChain(context, top, { action: 'leave', ...leaving }, keys)) ||
			isHeard;
		if (isHeard && (isOurs || round > 1)) return;
		if (isHeard) continue;
		if (round === mostRounds || performance.now() - startMs > mostUnheardMs)
			return warnUnheard(registration, top, leaving);
		await sleep(unheardPauseMs);
	}
}

/**
 * In a test run n8n calls this without saying so; what create() saved does. Without anything saved,
 * only what memory holds for exactly this address counts: the other one of the same trigger may be
 * in use.
 */
async function openForDelete(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<Registration | undefined> {
	const { callback } = context.getWorkflowStaticData('node') as { callback?: CallbackState };
	const address = context.getNodeWebhookUrl('default') ?? '';
	for (const isTest of callback ? [callback.isTest] : [false, true]) {
		const registration = await openRegistration(context, catalogue, {
			isTest,
			place: callback?.place,
		});
		const state = readCallbackState(registration.staticData, registration.memory);
		if (state && (callback ?? state.address === address)) return registration;
	}
	return undefined;
}

/**
 * Gives the address up. Never keeps a workflow from being switched off: what goes wrong is logged.
 */
export async function remove(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<boolean> {
	return await changes.run(async () => {
		try {
			const registration = await openForDelete(context, catalogue);
			const state = registration && readCallbackState(registration.staticData, registration.memory);
			if (!registration?.place || !state) return true;
			registration.memory.hasEnded = state.isTest;
			await leave(registration, registration.place, state);
			if (state.previous ?? state.next) await sleep(stragglersMs);
			forgetCallbackState(registration.staticData, registration.memory);
			if (!state.isTest) forgetTrigger(registration.key);
			return true;
		} catch (failure) {
			const { message } = toActivationError(context, failure);
			context.logger.error(
				`${context.getNode().name}: the webhook address could not be given up: ${message}`,
				{ workflowId: context.getWorkflow().id },
			);
			return false;
		}
	});
}
