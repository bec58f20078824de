import {
	NodeApiError,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHookFunctions,
} from 'n8n-workflow';
import { requireCallable } from './address';
import { askAgain } from './retryBriefly';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asText } from '../values/json';
import { openChannel, send } from '../sending/send';
import {
	chooseProvider,
	fieldsFor,
	manualRegistration,
	readChosenEvents,
	readFilters,
	type TriggerCatalogue,
	triggerKey,
	type TriggerProvider,
	wantsFrequent,
} from '../declarations/trigger';
import { rememberTrigger, type TriggerMemory } from './triggerMemory';
import { readWebhookKeys } from './webhookKeys';
import type { Ask, CallbackLevels, CallbackPlace, WebhookKeys } from '../declarations/webhooks';

/** Everything that switching a trigger on or off works with. */
export interface Registration extends TriggerProvider {
	readonly context: IHookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly isTest: boolean;
	readonly key: string;
	readonly memory: TriggerMemory;
	readonly staticData: IDataObject;
	readonly address: string;
	readonly keys: WebhookKeys;
	readonly credentials: ICredentialDataDecryptedObject;
	readonly ask: Ask;
	/** undefined when the user registers the address by hand. */
	readonly place?: CallbackPlace;
	readonly fields: readonly string[];
	readonly wantsFrequent: boolean;
}

function choosePlace(
	context: IHookFunctions,
	{ webhooks }: TriggerProvider,
	value: string,
): CallbackPlace | undefined {
	if (value === manualRegistration) return undefined;
	const place = webhooks.places.find((candidate) => candidate.value === value);
	if (place) return place;
	throw new NodeOperationError(context.getNode(), `Register Webhook has no choice "${value}"`, {
		description: 'Choose again in Register Webhook.',
	});
}

/**
 * Providers may repeat what they were sent, so what was made of the credential is hidden in errors
 * like the credential itself.
 */
function withKeys(
	credentials: ICredentialDataDecryptedObject,
	{ secret, verifyToken, chainSecret }: WebhookKeys,
): ICredentialDataDecryptedObject {
	return {
		...credentials,
		secretOfWebhooks: secret,
		tokenOfWebhooks: verifyToken,
		secretOfChain: chainSecret,
	};
}

export async function openRegistration(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
	{ isTest, place }: { isTest: boolean; place?: string },
): Promise<Registration> {
	const chosen = chooseProvider(context, catalogue);
	const node = context.getNode();
	const key = triggerKey(context.getWorkflow().id, node, isTest);
	const { credentials } = await openChannel(context, chosen.provider);
	const keys = await readWebhookKeys(context, node, chosen, { anew: true });
	return {
		...chosen,
		context,
		catalogue,
		isTest,
		key,
		credentials,
		memory: rememberTrigger(key),
		staticData: context.getWorkflowStaticData('node'),
		address: context.getNodeWebhookUrl('default') ?? '',
		keys,
		ask: async (request, others = credentials) =>
			asObject(
				await askAgain(
					async () =>
						await send(
							{ context, provider: chosen.provider, credentials: withKeys(others, keys) },
							request,
						),
				),
			),
		place: choosePlace(
			context,
			chosen,
			place ?? String(context.getNodeParameter('registration', 'phoneNumber')),
		),
		fields: fieldsFor(catalogue, readChosenEvents(context)),
		wantsFrequent: wantsFrequent(catalogue, readChosenEvents(context)),
	};
}

export async function readLevels(
	{ ask, credentials, address }: Registration,
	place: CallbackPlace,
	about = address,
): Promise<CallbackLevels> {
	return await place.read(ask, credentials, about);
}

function requireCredentialFields(
	{ credentials }: Registration,
	needs: Readonly<Record<string, string>>,
	why: string,
): void {
	const missing = Object.entries(needs)
		.filter(([name]) => !asText(credentials[name])?.trim())
		.map(([, label]) => label);
	if (missing.length === 0) return;
	throw new InputRefusal(
		`${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing in the credential: ${why}`,
		`Open the credential and fill in ${missing.join(' and ')}.`,
	);
}

/** What must hold before the address is taken. @throws InputRefusal with what to change. */
export function requireReady(registration: Registration): void {
	const { context, catalogue, webhooks, keys, place, address, credentials, fields } = registration;
	if (fields.length === 0)
		throw new InputRefusal(
			'No event is chosen, so nothing could start this workflow',
			'Choose at least one event in Trigger On.',
		);
	readFilters(context, catalogue);
	if (keys.secret === '' && context.getNodeParameter('signatureCheck', true) !== false) {
		throw new InputRefusal(
			`The credential has no ${webhooks.secretLabel}, so nobody could tell whether a webhook is authentic`,
			webhooks.secretRemedy,
		);
	}
	if (!place)
		return requireCredentialFields(
			registration,
			webhooks.manualNeeds,
			'you type it in where you register the address by hand',
		);
	requireCredentialFields(
		registration,
		place.needs,
		`Register Webhook → ${place.name} needs ${Object.keys(place.needs).length > 1 ? 'them' : 'it'}`,
	);
	if (webhooks.hasSecretInAddress && context.getNode().webhookId === undefined) {
		throw new InputRefusal(
			'n8n has given this trigger no webhook ID, so no secret can stand in its address',
			'Delete the trigger, add it anew and save the workflow.',
		);
	}
	requireCallable(address, {
		mustBePublic: webhooks.mustBePublic(credentials),
		longest: place.longestAddress,
	});
}

/**
 * A failure as n8n shows it at activation. Of a NodeApiError it shows only the description, of
 * others only the message, so what happened and what to change go together into the message.
 */
export function toActivationError(context: IHookFunctions, failure: unknown): NodeOperationError {
	if (failure instanceof NodeOperationError) return failure;
	const { message } = failure as Error;
	const remedy =
		failure instanceof InputRefusal
			? failure.remedy
			: failure instanceof NodeApiError
				? failure.description
				: undefined;
	const sentences = [message.replace(/\.$/, ''), remedy].filter(Boolean).join('. ');
	return new NodeOperationError(context.getNode(), sentences, { description: remedy ?? undefined });
}
