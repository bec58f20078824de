import type { IDataObject } from 'n8n-workflow';
import { randomBytes } from 'crypto';
import { decrypt, encrypt } from '../crypto/encryption';
import type { WebhookKeys, WebhookRequest } from '../declarations/webhooks';
import { openCache } from '../process/processState';
import { asNumber, asObject, asText, compact } from '../values/json';
import type { Behind, Leaving, PreviousCallback } from './callbackState';

/**
 * Triggers that forward webhooks form a chain. They tell one another at their webhook addresses
 * when one leaves, and ask whether one is still reached. A stranger may have an address by now, so
 * messages and answers are encrypted, and by that proved authentic, with a key that is used for
 * nothing else. Each message is taken once, and for a minute.
 */
export const chainHeader = 'x-n8n-chain-message';
const validMs = 60_000;
const longestMessage = 20_000;

export type ChainMessage =
	/** Do webhooks reach the callback at this address? */
	| { readonly action: 'reach'; readonly about: string }
	/** The callback at this address goes away; who was behind it stays. */
	| ({ readonly action: 'leave' } & Leaving)
	| ExpectMessage;

/**
 * An execution of this n8n waits for an event: `check` asks whether it would be heard, `add` has
 * triggers look out for it, and `forget` ends that.
 */
export interface ExpectMessage {
	readonly action: 'expect';
	readonly step: 'check' | 'add' | 'forget';
	/** Of which n8n. */
	readonly instance: string;
	/** JSON of an `Expectation`. */
	readonly expectation: string;
}

type Keys = Pick<WebhookKeys, 'chainSecret'>;

const taken = openCache<true>('messages of the chain', {
	mostEntries: 1_000,
	lifetimeMs: 2 * validMs,
});

/** A message as it is sent, and the number that its answer must repeat. */
export function writeMessage(message: ChainMessage, { chainSecret }: Keys) {
	const nonce = randomBytes(16).toString('hex');
	const text = JSON.stringify({ ...message, nonce, at: Date.now() });
	return { nonce, body: JSON.stringify({ chain: encrypt(text, chainSecret) }) };
}

export function isChainMessage({ headers }: WebhookRequest): boolean {
	return headers[chainHeader] !== undefined;
}

function decryptBody(body: string, { chainSecret }: Keys): IDataObject {
	if (chainSecret === '') return {};
	try {
		const { chain } = asObject(JSON.parse(body));
		return asObject(JSON.parse(decrypt(asText(chain) ?? '', chainSecret)));
	} catch {
		return {};
	}
}

/** A message that nobody has shown us before; `key` tells our trigger from others. */
export function readMessage(
	{ rawBody }: Pick<WebhookRequest, 'rawBody'>,
	{ key, keys }: { readonly key: string; readonly keys: Keys },
): (IDataObject & { readonly nonce: string }) | undefined {
	if (rawBody.length > longestMessage) return undefined;
	const message = decryptBody(rawBody.toString(), keys);
	const nonce = asText(message.nonce);
	const ageMs = Math.abs(Date.now() - (asNumber(message.at) ?? 0));
	if (nonce === undefined || message.action === undefined || ageMs >= validMs) return undefined;
	const entry = `${key} ${nonce}`;
	if (taken.get(entry)) return undefined;
	taken.set(entry, true);
	return { ...message, nonce };
}

/** What the one at an address says, if it is one of us; a stranger's word tells nothing. */
export interface ChainAnswer {
	/** Whether somebody in the chain knew what to do with it. */
	readonly found?: boolean;
	/** Which address the one who was asked has by itself. */
	readonly address?: string;
	/** The name of the workflow that it is in. */
	readonly workflow?: string;
	/** Why it was not found, or what became of it. */
	readonly said?: string;
}

export function writeAnswer(
	answer: ChainAnswer & { readonly nonce: string },
	{ chainSecret }: Keys,
): string {
	return JSON.stringify({ chain: encrypt(JSON.stringify({ answer }), chainSecret) });
}

export function readAnswer(body: string, nonce: string, keys: Keys): ChainAnswer {
	const answer = asObject(decryptBody(body, keys).answer);
	return answer.nonce === nonce
		? compact({
				found: answer.found === true,
				address: asText(answer.address),
				workflow: asText(answer.workflow),
				said: asText(answer.said),
			})
		: {};
}

function readPrevious(value: unknown): PreviousCallback | undefined {
	const { address: given, fields, headers, encryptedHeaders } = asObject(value);
	const address = asText(given);
	if (address === undefined) return undefined;
	return {
		address,
		...(Array.isArray(fields) && { fields: fields.map(String) }),
		...(headers !== undefined && { headers: asObject(headers) }),
		...(typeof encryptedHeaders === 'string' && { encryptedHeaders }),
	};
}

/** Who was behind the one that goes away. */
export function readBehind({ previous, next }: IDataObject): Behind {
	return { previous: readPrevious(previous), next: asText(next) };
}
