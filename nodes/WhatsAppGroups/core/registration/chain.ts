import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { decrypt, encrypt } from '../crypto/encryption';
import { isSameSecret, sign } from '../crypto/signature';
import type { WebhookKeys, WebhookRequest } from '../declarations/webhooks';
import { asNumber, asObject, asText } from '../values/json';
import { askCallback } from './askCallback';
import type { CallbackMemory } from './callbackMemory';
import { withoutCallback, type Behind, type Leaving, type PreviousCallback } from './callbackState';
import { readCallbackState, writeCallbackState } from './callbackStore';
import { hopsHeader, mostHops, readHops, toHop } from './hops';
import { openSavedData } from './savedData';

/**
 * Triggers that forward webhooks form a chain. They tell one another at their webhook addresses
 * when one leaves, and ask whether one is still reached. Each message is signed with a secret that
 * only they and the provider know. A stranger may have an address by now, so who stands behind is
 * encrypted with that secret. Header names and the form of a message never change.
 */
const signatureHeader = 'x-n8n-chain-signature';
const object = 'n8n_trigger_chain';
const validMs = 5 * 60_000;

export type ChainMessage =
	/** Do webhooks reach the callback at this address? */
	| { readonly action: 'reach'; readonly about: string }
	/** The callback at this address goes away; who was behind it stays. */
	| ({ readonly action: 'leave' } & Leaving);

interface Post {
	readonly address: string;
	readonly body: string;
	readonly signature: string;
	readonly hops: readonly string[];
}

/** What the one at the address says, if it is one of us; a stranger's word tells nothing. */
interface ChainAnswer {
	/** Whether somebody in the chain knew what to do with it. */
	readonly found?: boolean;
	/** Which address the one who was asked has by itself; earlier versions did not say. */
	readonly address?: string;
	readonly httpStatus?: number;
}

async function post(
	context: IHookFunctions | IWebhookFunctions,
	{ address, body, signature, hops }: Post,
): Promise<ChainAnswer> {
	const answer = await askCallback(context, {
		method: 'POST',
		url: address,
		body: Buffer.from(body),
		headers: {
			'content-type': 'application/json',
			[signatureHeader]: signature,
			[hopsHeader]: hops.join(','),
		},
	});
	if (answer?.httpStatus !== 200) return { httpStatus: answer?.httpStatus };
	try {
		const said = asObject(JSON.parse(answer.text));
		return { found: said.found === true, address: asText(said.address), httpStatus: 200 };
	} catch {
		return {};
	}
}

interface Telling {
	readonly context: IHookFunctions;
	readonly keys: WebhookKeys;
}

async function tell(
	{ context, keys: { chainSecret } }: Telling,
	address: string,
	message: ChainMessage,
): Promise<ChainAnswer> {
	const { action, about, ...behind } = message;
	const body = JSON.stringify({
		object,
		at: Date.now(),
		action,
		about,
		behind: encrypt(JSON.stringify(behind), chainSecret),
	});
	return await post(context, { address, body, signature: sign(body, chainSecret), hops: [] });
}

/** Tells the trigger at an address, and through it those behind. */
export async function tellChain(
	telling: Telling,
	address: string,
	message: ChainMessage,
): Promise<boolean> {
	return (await tell(telling, address, message)).found === true;
}

/**
 * Who is at an address: this n8n may be reached at a former address, too, but has another one by
 * itself. One that does not accept our signature has another secret.
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

export function isChainMessage({ headers }: WebhookRequest): boolean {
	return headers[signatureHeader] !== undefined;
}

function readMessage(
	{ rawBody, headers }: WebhookRequest,
	{ chainSecret }: WebhookKeys,
): IDataObject | undefined {
	const signature = asText(headers[signatureHeader]);
	if (!signature || rawBody.length > 10_000 || !isSameSecret(signature, sign(rawBody, chainSecret)))
		return undefined;
	const message = asObject(JSON.parse(rawBody.toString()));
	const ageMs = Math.abs(Date.now() - (asNumber(message.at) ?? 0));
	return message.object === object && ageMs < validMs ? message : undefined;
}

function readPrevious(value: unknown): PreviousCallback | undefined {
	const { address: given, fields, headers } = asObject(value);
	const address = asText(given);
	if (address === undefined) return undefined;
	return {
		address,
		...(Array.isArray(fields) && { fields: fields.map(String) }),
		...(headers !== undefined && { headers: asObject(headers) }),
	};
}

function readBehind({ behind }: IDataObject, { chainSecret }: WebhookKeys): Behind {
	const { previous, next } =
		typeof behind === 'string' ? asObject(JSON.parse(decrypt(behind, chainSecret))) : {};
	return { previous: readPrevious(previous), next: asText(next) };
}

interface ChainMember {
	readonly context: IWebhookFunctions;
	readonly request: WebhookRequest;
	readonly memory: CallbackMemory;
	readonly keys: WebhookKeys;
	readonly key: string;
}

/** Sends the message as it came to the trigger behind, unless it has been here before. */
async function passToNext(member: ChainMember, next: string | undefined): Promise<boolean> {
	const { context, request } = member;
	const [hops, ownHop] = [readHops(request.headers), toHop(member)];
	if (!next || hops.includes(ownHop) || hops.length >= mostHops) return false;
	const { found } = await post(context, {
		address: next,
		body: request.rawBody.toString(),
		signature: asText(request.headers[signatureHeader]) ?? '',
		hops: [...hops, ownHop],
	});
	return found === true;
}

/** Whether a message found its trigger. */
async function follow(member: ChainMember, message: IDataObject): Promise<boolean> {
	const { context, memory, keys } = member;
	const staticData = openSavedData(context);
	const state = readCallbackState(staticData, memory);
	const about = asText(message.about);
	if (!state || about === undefined) return false;
	if (message.action === 'reach' && state.address === about) return true;
	const left =
		message.action === 'leave'
			? withoutCallback(state, { about, ...readBehind(message, keys) })
			: undefined;
	if (!left) return await passToNext(member, state.next);
	writeCallbackState(staticData, memory, left);
	return true;
}

/** What to answer to a message; undefined when it is not signed by one of us. */
export async function answerChain(
	member: ChainMember,
): Promise<{ found: boolean; address?: string } | undefined> {
	const message = readMessage(member.request, member.keys);
	if (!message) return undefined;
	const found = await follow(member, message);
	return message.action === 'reach'
		? { found, address: member.context.getNodeWebhookUrl('default') }
		: { found };
}
