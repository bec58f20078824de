import { request } from 'node:http';
import type { SignedWebhook } from './signedWebhook';

/** One request of a flood, or a good one beside it. */
export type Sent = { status: number; answeredMs: number };

export type FloodRequest = {
	method?: 'GET' | 'POST';
	url: string;
	headers?: Record<string, string>;
	body?: string;
	/** From which address of this machine. */
	from?: string;
};

/** Sends one request; a connection that breaks counts as status 0. */
export async function sendOne({
	method = 'POST',
	url,
	headers,
	body,
	from,
}: FloodRequest): Promise<Sent> {
	const startMs = performance.now();
	const status = await new Promise<number>((resolve) => {
		const sending = request(
			url,
			{ method, headers, agent: false, localAddress: from },
			(response) => {
				response.resume().on('close', () => resolve(response.statusCode ?? 0));
			},
		);
		sending.on('error', () => resolve(0)).end(body);
	});
	return { status, answeredMs: performance.now() - startMs };
}

const json = { 'content-type': 'application/json' };

/** A webhook as WhatsApp signs it. */
export function authentic(url: string, { body, signature }: SignedWebhook): FloodRequest {
	return { url, body, headers: { ...json, 'x-hub-signature-256': signature } };
}

/** What strangers may send, by name: each costs us another way. */
export const floods: Record<string, (url: string, at: number) => FloodRequest> = {
	'without a signature': (url) => ({ url, body: '{}', headers: json }),
	'with a malformed signature': (url) => ({
		url,
		body: '{}',
		headers: { ...json, 'x-hub-signature-256': 'sha256=nonsense' },
	}),
	'with a well-formed wrong signature': (url, at) => ({
		url,
		body: '{}',
		headers: { ...json, 'x-hub-signature-256': `sha256=${at.toString(16).padStart(64, '0')}` },
	}),
	'with the header of a chain message': (url, at) => ({
		url,
		body: '{}',
		headers: { ...json, 'x-n8n-chain-signature': at.toString(16).padStart(64, '0') },
	}),
	'that check the callback with a wrong verify token': (url, at) => ({
		method: 'GET',
		url: `${url}?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${at}`,
	}),
};

/** Sends so many a second, whether or not they are answered; resolves when all were. */
export async function floodWith(
	make: (at: number) => FloodRequest,
	{ perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Sent[]> {
	const startMs = performance.now();
	const all: Array<Promise<Sent>> = [];
	while (all.length < perSecond * seconds) {
		const due = Math.min(
			perSecond * seconds,
			((performance.now() - startMs) / 1_000) * perSecond + 1,
		);
		while (all.length < due) all.push(sendOne(make(all.length)));
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	return await Promise.all(all);
}
