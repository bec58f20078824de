import axios from 'axios';
import { randomUUID } from 'node:crypto';
import { sign } from '../../emulator/webhooks/envelope';
import { loadFixture } from '../events/readFixture';
import { emulatorAccount } from '../../n8nServer/credential';

/** A webhook as WhatsApp sends it: the same bytes with each repetition. */
export type SignedWebhook = { body: string; signature: string };

export function signed(body: string): SignedWebhook {
	return { body, signature: sign(body, emulatorAccount.appSecret) };
}

/** Somebody has written a new message. */
export function newMessage(): SignedWebhook {
	return signed(
		JSON.stringify(loadFixture('webhook.messages.text')).replace(
			/wamid\.[^"]+/,
			`wamid.${randomUUID()}`,
		),
	);
}

/** A receipt, which starts nothing unless it was chosen. */
export function receipt(): SignedWebhook {
	return signed(JSON.stringify(loadFixture('webhook.statuses.read.multi_participant')));
}

/**
 * Brings a webhook to one process of n8n, whatever address it is meant for; says what n8n made of
 * it.
 */
export async function bring(
	{ body, signature }: SignedWebhook,
	processUrl: string,
	address: string,
): Promise<'started' | 'dropped'> {
	const url = new URL(new URL(address).pathname, processUrl).href;
	const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
	const { status, data } = await axios.post<{ message?: string }>(url, Buffer.from(body), {
		headers,
		proxy: false,
		validateStatus: () => true,
	});
	if (status !== 200)
		throw new Error(`n8n answered a webhook with ${status}: ${JSON.stringify(data)}`);
	return data.message === 'Webhook call received' ? 'dropped' : 'started';
}
