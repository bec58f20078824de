import { sleep, type IHookFunctions } from 'n8n-workflow';
import type { TriggerCatalogue } from '../declarations/trigger';
import { toActivationError } from './activationError';
import { forgetCallback } from './callbackMemory';
import { forgetCallbackState, readCallbackState, readSavedCallback } from './callbackStore';
import { isOfAnother, leaveFormer } from './formerCallback';
import { callbackChanges } from './register';
import { openRegistration, type Registration } from './registration';
import { hasRequestedSamples } from './sampleRequest';
import { openSavedData } from './savedData';
import { toShownAddress } from './secretAddress';

/** Webhooks that left before the previous callback was registered again still arrive here. */
const stragglersMs = 500;

/**
 * In a test run n8n calls this without saying so; what registering has saved does. Without anything
 * saved, only what memory holds for exactly this address counts: the other one of the same trigger
 * may be in use.
 */
async function openForDelete(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<Registration | undefined> {
	const saved = readSavedCallback(openSavedData(context));
	const address = context.getNodeWebhookUrl('default') ?? '';
	for (const isTest of saved ? [saved.isTest] : [false, true]) {
		const registration = await openRegistration(context, catalogue, {
			isTest,
			level: saved?.level,
		});
		const state = readCallbackState(registration.staticData, registration.memory);
		if (state && (saved ?? state.address === address)) return registration;
	}
	return undefined;
}

async function giveUp(context: IHookFunctions, catalogue: TriggerCatalogue): Promise<void> {
	const registration = await openForDelete(context, catalogue);
	if (!registration?.level) return;
	const { staticData, memory, level, key } = registration;
	const state = readCallbackState(staticData, memory);
	if (!state) return;
	if (await isOfAnother(registration, state)) {
		context.logger.warn(
			`${context.getNode().name}: The callback ${toShownAddress(state.address)} is that of another n8n, which this workflow was copied from, so it was left alone.`,
			{ workflowId: context.getWorkflow().id },
		);
		return forgetCallbackState(staticData, memory);
	}
	memory.hasEnded = state.isTest;
	await leaveFormer(registration, level, state);
	if (state.previous ?? state.next) await sleep(stragglersMs);
	forgetCallbackState(staticData, memory);
	if (!state.isTest) forgetCallback(key);
}

/**
 * Gives the callback up. Never keeps a workflow from being unpublished: what goes wrong is logged.
 */
export async function unregister(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
): Promise<boolean> {
	return await callbackChanges.run(async () => {
		try {
			if (!hasRequestedSamples(context)) await giveUp(context, catalogue);
			return true;
		} catch (failure) {
			const { message } = toActivationError(context, failure);
			context.logger.error(
				`${context.getNode().name}: The webhook could not be unregistered: ${message}`,
				{ workflowId: context.getWorkflow().id },
			);
			return false;
		}
	});
}
