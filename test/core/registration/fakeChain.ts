import type { IHttpRequestOptions } from 'n8n-workflow';
import { encrypt } from '../../../nodes/WhatsAppGroups/core/crypto/encryption';
import { rememberCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import type { CallbackState } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';
import {
	readCallbackState,
	writeCallbackState,
} from '../../../nodes/WhatsAppGroups/core/registration/callbackStore';
import { answerChain, tellChain } from '../../../nodes/WhatsAppGroups/core/registration/chain';
import {
	chainHeader,
	isChainMessage,
	readAnswer,
	type ChainAnswer,
	type ChainMessage,
} from '../../../nodes/WhatsAppGroups/core/registration/chainMessage';
import { openSavedData } from '../../../nodes/WhatsAppGroups/core/registration/savedData';
import { FakeNode, inChain, ownAddress, toldIn } from './fakeNode';

export const keys = { secret: '', verifyToken: '', accountId: '', chainSecret: 'chain' };

/** The request that arrives at an address. */
export async function requestFor(message: ChainMessage): Promise<IHttpRequestOptions> {
	const teller = new FakeNode();
	teller.answer = inChain(true);
	await tellChain({ context: teller.context, keys }, ownAddress, message);
	return teller.asked[0] ?? { url: '' };
}

let nonces = 0;

/** A message that somebody has encrypted, whatever it says. */
export function encrypted(
	message: object,
	secret = keys.chainSecret,
): { body: string; headers: Record<string, string> } {
	const text = JSON.stringify({ at: Date.now(), nonce: `n${(nonces += 1)}`, ...message });
	const body = JSON.stringify({ chain: encrypt(text, secret) });
	return { body, headers: { [chainHeader]: '1' } };
}

let hearers = 0;

/** A trigger that hears messages of the chain. */
export class Hearer extends FakeNode {
	keys: typeof keys & { secondChainSecret?: string } = keys;
	isTest = false;
	private readonly key = `hearer ${(hearers += 1)}`;
	private readonly memory = rememberCallback(this.key);

	/** What it answers; undefined where it believes nothing. */
	async hear({
		body,
		headers = {},
	}: Pick<IHttpRequestOptions, 'body' | 'headers'>): Promise<ChainAnswer | undefined> {
		const request = { rawBody: Buffer.from(body as Buffer), headers, query: {} };
		expect(isChainMessage(request)).toBe(true);
		const { context, catalogue, isTest, memory, key, keys } = this;
		const member = { context, catalogue, isTest, request, memory, key, keys };
		const said = await answerChain(member);
		return said === undefined ? undefined : readAnswer(said, nonceOf(body as Buffer), keys);
	}

	get state(): CallbackState | undefined {
		return readCallbackState(openSavedData(this.context), this.memory);
	}

	knows(state: Partial<CallbackState>): void {
		const known = { level: 'number', address: ownAddress, isTest: false, ...state };
		writeCallbackState(openSavedData(this.context), this.memory, known);
	}
}

function nonceOf(body: Buffer): string {
	return String(toldIn({ body }).nonce);
}
