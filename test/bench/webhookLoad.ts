import autocannon from 'autocannon';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorAccount } from '../../n8nServer/credential';

export type WebhookKind = 'dropped' | 'started';

const connections = 10;
const source: Record<WebhookKind, { file: string; id: string }> = {
	dropped: {
		file: 'webhook.statuses.delivered.single.json',
		id: 'wamid.HBgtMTIwMzYzNDA0Njk0MjMzODIwQGcudXMVAgARGBI4MjZGRDA0OUE2OTQ3RkEyMzcA',
	},
	started: {
		file: 'webhook.messages.text.json',
		id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=',
	},
};

let sent = 0;
let webhooks = 0;

/** A webhook as Meta signs it, each with an ID of its own, since a repeated one starts nothing. */
export function signedWebhook(kind: WebhookKind): {
	body: string;
	headers: Record<string, string>;
} {
	const { file, id } = source[kind];
	const template = readFixture(file);
	if (!template.includes(id)) throw new Error(`${file} has no message ${id}.`);
	return signed(template.replace(id, `wamid.bench${++sent}`));
}

function signed(body: string): { body: string; headers: Record<string, string> } {
	const signature = createHmac('sha256', emulatorAccount.appSecret).update(body).digest('hex');
	return {
		body,
		headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
	};
}

export const receiptsPerWebhook = 100;
const states = ['sent', 'delivered', 'read'];

type Receipts = { entry: Array<{ changes: Array<{ value: { statuses: object[] } }> }> };

/** Receipts of as many messages, together as WhatsApp gathers them after a broadcast. */
function signedReceipts(): { body: string; headers: Record<string, string> } {
	const webhook = JSON.parse(readFixture(source.dropped.file)) as Receipts;
	const value = webhook.entry[0]?.changes[0]?.value;
	const [one] = value?.statuses ?? [];
	if (!value || !one) throw new Error(`${source.dropped.file} has no receipt.`);
	const status = states[webhooks++ % states.length];
	value.statuses = Array.from({ length: receiptsPerWebhook }, () => ({
		...one,
		id: `wamid.bench${++sent}`,
		status,
	}));
	return signed(JSON.stringify(webhook));
}

/** Sends so many receipts to a trigger, ten webhooks under way at once. */
export async function postReceipts(url: string, receipts: number): Promise<void> {
	await load(url, { amount: receipts / receiptsPerWebhook }, signedReceipts);
}

/** Webhooks that a trigger answers per second, ten under way at once. */
export async function webhooksPerSecond(
	url: string,
	kind: WebhookKind,
	seconds: number,
): Promise<number> {
	return await load(url, { duration: seconds }, () => signedWebhook(kind));
}

async function load(
	url: string,
	howMuch: { duration: number } | { amount: number },
	next: typeof signedReceipts,
): Promise<number> {
	const result = await autocannon({
		url,
		connections: 'amount' in howMuch ? Math.min(connections, howMuch.amount) : connections,
		...howMuch,
		requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...next() }) }],
	});
	const failed = result.non2xx + result.errors + result.timeouts;
	if (failed > 0)
		throw new Error(
			`${failed} of ${result['2xx'] + failed} webhooks to ${url} were not answered with success: ${JSON.stringify(result.statusCodeStats)}, ${result.errors} errors.`,
		);
	return result['2xx'] / result.duration;
}

const read = new Map<string, string>();

function readFixture(file: string): string {
	const known = read.get(file);
	if (known !== undefined) return known;
	const text = JSON.stringify(
		JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', file), 'utf8')),
	);
	read.set(file, text);
	return text;
}
