import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHookFunctions,
} from 'n8n-workflow';
import {
	chooseProvider,
	fieldsFor,
	manualRegistration,
	triggerKey,
	wantsFrequent,
	type TriggerCatalogue,
	type TriggerProvider,
} from '../declarations/trigger';
import type {
	CallbackLevel,
	RegisteredCallbacks,
	SendRequest,
	WebhookKeys,
} from '../declarations/webhooks';
import { readChosenEvents } from '../reading/readTrigger';
import { openChannel, send } from '../sending/send';
import { asObject } from '../values/json';
import { rememberCallback, type CallbackMemory } from './callbackMemory';
import { retryBriefly } from './retryBriefly';
import { openSavedData, ownerOf } from './savedData';
import { readWebhookKeys } from './webhookKeys';

/** Everything that registering a callback, and giving it up, works with. */
export interface Registration extends TriggerProvider {
	readonly context: IHookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly isTest: boolean;
	readonly key: string;
	readonly memory: CallbackMemory;
	readonly staticData: IDataObject;
	readonly address: string;
	/** As `ownerOf` tells. */
	readonly owner: string;
	readonly keys: WebhookKeys;
	readonly credentials: ICredentialDataDecryptedObject;
	readonly ask: SendRequest;
	/** undefined when the user registers the callback manually. */
	readonly level?: CallbackLevel;
	readonly fields: readonly string[];
	readonly wantsFrequent: boolean;
}

function chooseLevel(
	context: IHookFunctions,
	{ webhooks }: TriggerProvider,
	value: string,
): CallbackLevel | undefined {
	if (value === manualRegistration) return undefined;
	const level = webhooks.callbackLevels.find((candidate) => candidate.value === value);
	if (level) return level;
	throw new NodeOperationError(context.getNode(), `Register Webhook has no option "${value}"`, {
		description: 'Select another option in Register Webhook.',
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

/** Sends the requests of a provider, with the credential or another one. */
async function openAsk(
	context: IHookFunctions,
	{ provider }: TriggerProvider,
	keys: WebhookKeys,
): Promise<Pick<Registration, 'credentials' | 'ask'>> {
	const { credentials } = await openChannel(context, provider);
	const ask: SendRequest = async (request, others = credentials) => {
		const channel = { context, provider, credentials: withKeys(others, keys) };
		return asObject(await retryBriefly(async () => await send(channel, request)));
	};
	return { credentials, ask };
}

export async function openRegistration(
	context: IHookFunctions,
	catalogue: TriggerCatalogue,
	{ isTest, level }: { isTest: boolean; level?: string },
): Promise<Registration> {
	const chosen = chooseProvider(context, catalogue);
	const key = triggerKey(context.getWorkflow().id, context.getNode(), isTest);
	const keys = await readWebhookKeys(context, chosen, 'anew');
	const events = readChosenEvents(context, catalogue);
	const levelName = level ?? String(context.getNodeParameter('registration', 'phoneNumber'));
	return {
		...chosen,
		...(await openAsk(context, chosen, keys)),
		context,
		catalogue,
		isTest,
		key,
		memory: rememberCallback(key),
		staticData: openSavedData(context),
		address: context.getNodeWebhookUrl('default') ?? '',
		owner: ownerOf(context),
		keys,
		level: chooseLevel(context, chosen, levelName),
		fields: fieldsFor(catalogue, events),
		wantsFrequent: wantsFrequent(catalogue, events),
	};
}

/**
 * What is registered now; `about` is the callback of ours that counts where several receive events.
 */
export async function readRegistered(
	{ ask, credentials, address }: Registration,
	level: CallbackLevel,
	about = address,
): Promise<RegisteredCallbacks> {
	return await level.read(ask, credentials, about);
}
