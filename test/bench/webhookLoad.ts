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

/** A webhook as Meta signs it, each with an ID of its own, since a repeated one starts nothing. */
export function signedWebhook(kind: WebhookKind): {
	body: string;
	headers: Record<string, string>;
} {
	const { file, id } = source[kind];
	const template = readFixture(file);
	if (!template.includes(id)) throw new Error(`${file} has no message ${id}.`);
	const body = template.replace(id, `wamid.bench${++sent}`);
	const signature = createHmac('sha256', emulatorAccount.appSecret).update(body).digest('hex');
	return {
		body,
		headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
	};
}

/** Webhooks that a trigger answers per second, ten under way at once. */
export async function webhooksPerSecond(
	url: string,
	kind: WebhookKind,
	seconds: number,
): Promise<number> {
	const result = await autocannon({
		url,
		connections,
		duration: seconds,
		requests: [
			{ method: 'POST', setupRequest: (request) => ({ ...request, ...signedWebhook(kind) }) },
		],
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
