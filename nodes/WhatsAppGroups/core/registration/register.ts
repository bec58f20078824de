import type { IHookFunctions } from 'n8n-workflow';
import { factsOf } from '../../errors/toNodeApiError';
import type { TriggerCatalogue } from '../declarations/trigger';
import type { CallbackLevel } from '../declarations/webhooks';
import { Mutex } from '../process/mutex';
import { toActivationError } from './activationError';
import type { Behind, CallbackState } from './callbackState';
import { forgetCallbackState, readCallbackState, writeCallbackState } from './callbackStore';
import { leaveFormerAddress, settleFormer } from './formerCallback';
import { decryptAddress, encryptAddress } from './neighbourSecrets';
import { chooseBehind } from './otherCallback';
import { describePlace } from './place';
import { openRegistration, readRegistered, type Registration } from './registration';
import { requireReady } from './requireReady';
import { requestSamples, showsSamples } from './sampleRequest';

/** Triggers that change callbacks at the same time would each act on what the other is changing. */
export const callbackChanges = new Mutex();

function unite(...lists: ReadonlyArray<readonly string[] | undefined>): string[] {
	return [...new Set(lists.flatMap((list) => list ?? []))];
}

function describe(
	registration: Registration,
	level: CallbackLevel,
): Omit<CallbackState, 'version' | keyof Behind> {
	const { address, isTest, owner, keys } = registration;
	const place = describePlace(registration, level);
	// A wider level goes on receiving the events of another number.
	const isForAccount =
		keys.accountId !== '' &&
		Object.keys(level.keptFor).every((name) => place[name] === keys.accountId);
	const registeredFor = { ...place, ...(isForAccount && { account: keys.accountId }) };
	const encryptedAddress = encryptAddress(address, keys);
	return { level: level.value, address, encryptedAddress, isTest, owner, registeredFor };
}

async function setCallback(registration: Registration, level: CallbackLevel): Promise<void> {
	const { address, keys, credentials, ask, fields, wantsFrequent, memory, staticData } =
		registration;
	const state = await settleFormer(registration, readCallbackState(staticData, memory));
	const registered = await readRegistered(registration, level);
	const behind = await chooseBehind(registration, level, { registered, state });
	// The callback that webhooks are forwarded to goes on needing its fields.
	const allFields = behind.next === undefined ? fields : unite(behind.previous?.fields, fields);
	const callback = { address, verifyToken: keys.verifyToken, fields: allFields, wantsFrequent };
	await level.prepare?.(ask, credentials, callback);
	// Before it is registered: the first webhook may be here before n8n has saved anything.
	writeCallbackState(staticData, memory, { ...describe(registration, level), ...behind });
	try {
		await level.set(ask, credentials, callback);
	} catch (failure) {
		// What may have been carried out is known at the next try, with who was there before.
		if (factsOf(failure)?.retry !== 'unknown') {
			forgetCallbackState(staticData, memory);
			if (state) writeCallbackState(staticData, memory, state);
		}
		throw toActivationError(registration.context, failure);
	}
	const front = behind.next && decryptAddress(behind.next, registration.keys);
	await leaveFormerAddress(registration, level, { former: state, front });
}

/** The user registers ours; one that could not be given up before need not stay. */
async function giveUpFormer(registration: Registration): Promise<void> {
	const { staticData, memory } = registration;
	const state = readCallbackState(staticData, memory);
	if (!state) return;
	await settleFormer(registration, state);
	forgetCallbackState(staticData, memory);
}

/**
 * Registers our callback, or says what keeps it from doing so. @throws NodeOperationError or
 * NodeApiError.
 */
export async function register(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<boolean> {
	return await callbackChanges.run(async () => {
		try {
			if (showsSamples(context)) return await requestSamples(context);
			const isTest = context.getMode() === 'manual';
			const registration = await openRegistration(context, catalogue, { isTest });
			requireReady(registration);
			registration.memory.hasEnded = false;
			if (registration.level) await setCallback(registration, registration.level);
			else await giveUpFormer(registration);
			return true;
		} catch (failure) {
			throw toActivationError(context, failure);
		}
	});
}
