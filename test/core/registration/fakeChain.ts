import type { IHttpRequestOptions } from 'n8n-workflow';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { rememberCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import type { CallbackState } from '../../../nodes/WhatsAppGroups/core/registration/callbackState';
import {
	readCallbackState,
	writeCallbackState,
} from '../../../nodes/WhatsAppGroups/core/registration/callbackStore';
import {
	answerChain,
	isChainMessage,
	tellChain,
	type ChainMessage,
} from '../../../nodes/WhatsAppGroups/core/registration/chain';
import { openSavedData } from '../../../nodes/WhatsAppGroups/core/registration/savedData';
import { FakeNode, inChain, ownAddress } from './fakeNode';

export const signatureHeader = 'x-n8n-chain-signature';
export const keys = { secret: '', verifyToken: '', accountId: '', chainSecret: 'chain' };

/** The request that arrives at an address. */
export async function requestFor(message: ChainMessage): Promise<IHttpRequestOptions> {
	const teller = new FakeNode();
	teller.answer = inChain(true);
	await tellChain({ context: teller.context, keys }, ownAddress, message);
	return teller.asked[0] ?? { url: '' };
}

/** A message that somebody has signed, whatever it says. */
export function signed(
	message: object,
	secret = keys.chainSecret,
): { body: string; headers: Record<string, string> } {
	const body = JSON.stringify({ object: 'n8n_trigger_chain', at: Date.now(), ...message });
	return { body, headers: { [signatureHeader]: sign(body, secret) } };
}

let hearers = 0;

/** A trigger that hears messages of the chain. */
export class Hearer extends FakeNode {
	private readonly memory = rememberCallback(`hearer ${(hearers += 1)}`);

	async hear({
		body,
		headers = {},
	}: Pick<IHttpRequestOptions, 'body' | 'headers'>): Promise<{ found: boolean } | undefined> {
		const request = { rawBody: Buffer.from(body as Buffer), headers, query: {} };
		expect(isChainMessage(request)).toBe(true);
		const { context, memory } = this;
		return await answerChain({ context, request, memory, key: 'key', keys });
	}

	get state(): CallbackState | undefined {
		return readCallbackState(openSavedData(this.context), this.memory);
	}

	knows(state: Partial<CallbackState>): void {
		const known = { level: 'number', address: ownAddress, isTest: false, ...state };
		writeCallbackState(openSavedData(this.context), this.memory, known);
	}
}
