import axios from 'axios';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sign, toWire } from '../../emulator/webhooks/envelope';
import { loadFixture } from '../events/readFixture';
import type { Json } from './actionWorkflow';
import { emulatorAccount } from '../../n8nServer/credential';

/** A documented webhook, as it can be sent to a trigger that hears all of them. */
export type DocumentedWebhook = {
	fixture: string;
	body: string;
	/** What n8n made of it, with the identifiers of the document. */
	toDocument: (items: Json[]) => unknown;
};

/**
 * The fixtures whose names begin so. Several of them tell of the same message, request or second,
 * and would be taken for repetitions: so each gets identifiers and times of its own.
 */
export function documentedWebhooks(prefix: string): DocumentedWebhook[] {
	const names = readdirSync(join(__dirname, '../fixtures')).filter((name) =>
		name.startsWith(prefix),
	);
	return names.map((name, index) => {
		const fixture = name.replace(/\.json$/, '');
		const mark = `~${index}~`;
		return {
			fixture,
			body: toWire(JSON.parse(withIdentity(JSON.stringify(loadFixture(fixture)), mark, index))),
			toDocument: (items) => JSON.parse(JSON.stringify(items).replaceAll(mark, '')) as unknown,
		};
	});
}

function withIdentity(text: string, mark: string, seconds: number): string {
	return text
		.replace(/wamid\.[\w+/=]+/g, `$&${mark}`)
		.replace(/("(?:join_)?request_id":"[^"]+)"/g, `$1${mark}"`)
		.replace(
			/("timestamp":"?)(\d{10})/g,
			(_whole, before: string, time: string) => `${before}${Number(time) + seconds}`,
		);
}

/**
 * Posts a webhook as Meta does; the HTTP status of the answer. Without a signature given, it is the
 * right one.
 */
export async function postSigned(
	address: string,
	body: string,
	signature: string | null = sign(body, emulatorAccount.appSecret),
): Promise<number> {
	const headers = {
		'content-type': 'application/json',
		...(signature !== null && { 'x-hub-signature-256': signature }),
	};
	return (
		await axios.post(address, Buffer.from(body), {
			headers,
			proxy: false,
			validateStatus: () => true,
		})
	).status;
}
