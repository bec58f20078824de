import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { TriggerCatalogue } from '../declarations/trigger';
import type { WebhookKeys, WebhookRequest } from '../declarations/webhooks';
import { asText } from '../values/json';
import { askCallback } from './askCallback';
import type { CallbackMemory } from './callbackMemory';
import { withoutCallback } from './callbackState';
import { readCallbackState, writeCallbackState } from './callbackStore';
import {
	chainHeader,
	readAnswer,
	readBehind,
	readMessage,
	writeAnswer,
	writeMessage,
	type ChainAnswer,
	type ChainMessage,
} from './chainMessage';
import { expectHere } from './expecting';
import { hopsHeader, mostHops, readHops, toHop } from './hops';
import { decryptAddress, encryptAddress } from './neighbourSecrets';
import { openSavedData } from './savedData';

/** An answer has to be short. */
const longestName = 60;

interface Post {
	readonly address: string;
	readonly body: string;
	readonly nonce: string;
	readonly hops: readonly string[];
}

interface Telling {
	readonly context: IExecuteFunctions | IHookFunctions | IWebhookFunctions;
	readonly keys: WebhookKeys;
}

type Told = ChainAnswer & { readonly httpStatus?: number };

async function post(
	{ context, keys }: Telling,
	{ address, body, nonce, hops }: Post,
): Promise<Told> {
	const answer = await askCallback(context, {
		method: 'POST',
		url: address,
		body: Buffer.from(body),
		headers: {
			'content-type': 'application/json',
			[chainHeader]: '1',
			[hopsHeader]: hops.join(','),
		},
	});
	const said = answer?.httpStatus === 200 ? readAnswer(answer.text, nonce, keys) : {};
	return { httpStatus: answer?.httpStatus, ...said };
}

/** What the one at an address answers; `found` only where it is one of us. */
export async function tell(
	telling: Telling,
	address: string,
	message: ChainMessage,
): Promise<Told> {
	return await post(telling, { address, ...writeMessage(message, telling.keys), hops: [] });
}

/** Tells the trigger at an address, and through it those behind. */
export async function tellChain(
	telling: Telling,
	address: string,
	message: ChainMessage,
): Promise<boolean> {
	return (await tell(telling, address, message)).found === true;
}

/** The workflow at an address; undefined where it is none of ours, or has another secret. */
export async function findWorkflow(telling: Telling, address: string): Promise<string | undefined> {
	return (await tell(telling, address, { action: 'reach', about: address })).workflow;
}

/**
 * Who is at an address: this n8n may be reached at a former address, too, but has another one by
 * itself. One that does not accept our message has another secret.
 */
export async function findAt(
	telling: Telling & { readonly address: string },
	address: string,
): Promise<'us' | 'another' | 'nobody'> {
	const answer = await tell(telling, address, { action: 'reach', about: address });
	if (answer.httpStatus === 401) return 'another';
	if (answer.address === undefined) return answer.found ? 'another' : 'nobody';
	return answer.address === telling.address ? 'us' : 'another';
}

export interface ChainMember {
	readonly context: IWebhookFunctions;
	readonly catalogue: TriggerCatalogue;
	readonly isTest: boolean;
	readonly request: WebhookRequest;
	readonly memory: CallbackMemory;
	readonly keys: WebhookKeys;
	readonly key: string;
}

type ReadMessage = IDataObject & { readonly nonce: string };

/** Sends the message as it came to the trigger behind, unless it has been here before. */
async function passToNext(
	member: ChainMember,
	{ nonce }: ReadMessage,
	next: string | undefined,
): Promise<ChainAnswer> {
	const { request } = member;
	const [hops, ownHop] = [readHops(request.headers), toHop(member)];
	if (!next || hops.includes(ownHop) || hops.length >= mostHops) return { found: false };
	const { found = false, said } = await post(member, {
		address: next,
		body: request.rawBody.toString(),
		nonce,
		hops: [...hops, ownHop],
	});
	return { found, said };
}

/** Whether a message found its trigger. */
async function follow(member: ChainMember, message: ReadMessage): Promise<ChainAnswer> {
	const { context, memory, keys } = member;
	const staticData = openSavedData(context);
	const state = readCallbackState(staticData, memory);
	if (message.action === 'expect') {
		const next = state?.next && decryptAddress(state.next, keys);
		// Everybody gets it: whoever is in front may be unpublished before the event comes.
		const [here, behind] = await Promise.all([
			expectHere({ ...member, staticData }, message),
			passToNext(member, message, next),
		]);
		return here.found || !behind.found ? here : behind;
	}
	const about = asText(message.about);
	if (!state || about === undefined) return { found: false };
	if (message.action === 'reach' && state.address === about) return { found: true };
	// What was saved under a key that has been replaced meanwhile looks otherwise.
	const kept = [state.next, state.previous?.address].find(
		(one) => one !== undefined && decryptAddress(one, keys) === about,
	);
	const encryptedAbout = kept ?? encryptAddress(about, keys);
	const left =
		message.action === 'leave'
			? withoutCallback(state, { about, encryptedAbout, ...readBehind(message) })
			: undefined;
	if (!left)
		return await passToNext(member, message, state.next && decryptAddress(state.next, keys));
	writeCallbackState(staticData, memory, left);
	return { found: true };
}

/** What to answer to a message; undefined when it is none of ours, or was shown to us before. */
export async function answerChain(member: ChainMember): Promise<string | undefined> {
	const { context, request, keys } = member;
	const message = readMessage(request, member);
	if (!message) return undefined;
	const { nonce, action } = message;
	const answer = await follow(member, message);
	if (action !== 'reach') return writeAnswer({ nonce, ...answer }, keys);
	const address = context.getNodeWebhookUrl('default');
	const workflow = context.getWorkflow().name?.slice(0, longestName);
	return writeAnswer({ nonce, ...answer, address, workflow }, keys);
}
