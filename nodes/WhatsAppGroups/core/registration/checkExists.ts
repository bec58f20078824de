import type { IHookFunctions } from 'n8n-workflow';
import type { TriggerCatalogue } from '../declarations/trigger';
import { toActivationError } from './activationError';
import { readCallbackState, saveCallbackState } from './callbackStore';
import { tellChain } from './chain';
import { openRegistration, readRegistered, type Registration } from './registration';
import { requireReady } from './requireReady';
import { showsSamples } from './sampleRequest';

function hasAllFields(fields: readonly string[], own: readonly string[] | undefined): boolean {
	return own === undefined || fields.every((field) => own.includes(field));
}

async function isReached(registration: Registration): Promise<boolean> {
	const { level, address, fields, staticData, memory } = registration;
	requireReady(registration);
	if (!level || registration.isTest) return false;
	const state = readCallbackState(staticData, memory);
	if (state?.address !== address || state.level !== level.value) return false;
	// A try whose answer was lost has left it in memory only.
	saveCallbackState(staticData, memory);
	const { stronger, own, ownFields } = await readRegistered(registration, level);
	const [front = own] = stronger.map((callback) => callback.address);
	if (front === address) return hasAllFields(fields, ownFields);
	// Another trigger may stand in front of us and forward everything.
	return (
		front !== undefined &&
		(await tellChain(registration, front, { action: 'reach', about: address }))
	);
}

/** Whether our callback is registered, or still receives everything through others. */
export async function checkExists(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<boolean> {
	try {
		if (showsSamples(context)) return false;
		const isTest = context.getMode() === 'manual';
		return await isReached(await openRegistration(context, catalogue, { isTest }));
	} catch (failure) {
		throw toActivationError(context, failure);
	}
}
