import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import {
	readCallbackState,
	withoutNeighbour,
	writeCallbackState,
	type Leaving,
	type PreviousCallback,
} from './callbackState';
import { asNumber, asObject, asText } from '../values/json';
import { hopsHeader, readHops, toHop } from './forward';
import { seal, unseal } from '../crypto/encryption';
import { isSameSecret, sign } from '../crypto/signature';
import type { TriggerMemory } from './triggerMemory';
import type { WebhookKeys, WebhookRequest } from '../declarations/webhooks';

/**
 * Triggers that pass webhooks on form a chain. When one in the middle is switched off, the one
 * before it must learn whom to pass on to from now; and one behind others must be able to ask
 * whether it still hears. They tell one another at their webhook addresses, signed with a secret
 * that only they and the provider know. A stranger may have an address by now, so what proves a
 * webhook, or where others hear, is sealed with that secret.
 */
const signatureHeader = 'x-n8n-chain-signature';
const object = 'n8n_trigger_chain';
const validMs = 5 * 60_000;
const mostHops = 5;
const timeoutMs = 10_000;

export type ChainNews =
	/** Is this address reached? */
	| { readonly action: 'reach'; readonly about: string }
	/** This address goes away; what was behind it stays. */
	| ({ readonly action: 'leave' } & Leaving);

interface Post {
	readonly address: string;
	readonly body: string;
	readonly signature: string;
	readonly hops: readonly string[];
}

/** Whether somebody in the chain knew what to do with it; a stranger at the address does not. */
async function post(
	context: IHookFunctions | IWebhookFunctions,
	{ address, body, signature, hops }: Post,
): Promise<boolean> {
	try {
		const answer: unknown = await context.helpers.httpRequest({
			method: 'POST',
			url: address,
			body: Buffer.from(body),
			headers: {
				'content-type': 'application/json',
				[signatureHeader]: signature,
				[hopsHeader]: hops.join(','),
			},
			timeout: timeoutMs,
			disableFollowRedirect: true,
			json: true,
		});
		return asObject(typeof answer === 'string' ? JSON.parse(answer) : answer).found === true;
	} catch {
		return false;
	}
}

/** Tells the trigger at an address, and through it those behind. */
export async function tellChain(
	context: IHookFunctions,
	address: string,
	news: ChainNews,
	{ chainSecret }: WebhookKeys,
): Promise<boolean> {
	const { action, about, ...behind } = news;
	const body = JSON.stringify({
		object,
		at: Date.now(),
		action,
		about,
		behind: seal(JSON.stringify(behind), chainSecret),
	});
	return await post(context, { address, body, signature: sign(body, chainSecret), hops: [] });
}

export function isChainNews({ headers }: WebhookRequest): boolean {
	return headers[signatureHeader] !== undefined;
}

function readNews(
	{ rawBody, headers }: WebhookRequest,
	{ chainSecret }: WebhookKeys,
): IDataObject | undefined {
	const signature = asText(headers[signatureHeader]);
	if (!signature || rawBody.length > 10_000 || !isSameSecret(signature, sign(rawBody, chainSecret)))
		return undefined;
	const news = asObject(JSON.parse(rawBody.toString()));
	const age = Math.abs(Date.now() - (asNumber(news.at) ?? 0));
	return news.object === object && age < validMs ? news : undefined;
}

function readBehind({ behind }: IDataObject, { chainSecret }: WebhookKeys): Omit<Leaving, 'about'> {
	const { previous, next } =
		typeof behind === 'string' ? asObject(JSON.parse(unseal(behind, chainSecret))) : {};
	return { previous: readPrevious(previous), next: asText(next) };
}

function readPrevious(value: unknown): PreviousCallback | undefined {
	const { address: given, fields, headers } = asObject(value);
	const address = asText(given);
	return address === undefined
		? undefined
		: {
				address,
				...(Array.isArray(fields) && { fields: fields.map(String) }),
				...(headers !== undefined && { headers: asObject(headers) }),
			};
}

interface ChainMember {
	readonly memory: TriggerMemory;
	readonly keys: WebhookKeys;
	readonly key: string;
}

/** What a trigger in the chain does with news; undefined when they are not signed by one of us. */
export async function takeChainNews(
	context: IWebhookFunctions,
	request: WebhookRequest,
	{ memory, keys, key }: ChainMember,
): Promise<{ found: boolean } | undefined> {
	const news = readNews(request, keys);
	if (!news) return undefined;
	const staticData = context.getWorkflowStaticData('node');
	const state = readCallbackState(staticData, memory);
	const about = asText(news.about);
	if (!state || about === undefined) return { found: false };
	if (news.action === 'reach' && state.address === about) return { found: true };
	const left =
		news.action === 'leave'
			? withoutNeighbour(state, { about, ...readBehind(news, keys) })
			: undefined;
	if (left) {
		writeCallbackState(staticData, memory, left);
		return { found: true };
	}
	const [hops, ownHop] = [readHops(request.headers), toHop(key)];
	if (!state.next || hops.includes(ownHop) || hops.length >= mostHops) return { found: false };
	const signature = asText(request.headers[signatureHeader]) ?? '';
	return {
		found: await post(context, {
			address: state.next,
			body: request.rawBody.toString(),
			signature,
			hops: [...hops, ownHop],
		}),
	};
}
