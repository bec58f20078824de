import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { Dialog360Refusal } from './caller';

interface WebhookBody {
	url?: unknown;
	headers?: unknown;
}

/**
 * Where the webhooks of the number go, and with which headers. A new address takes the place of the
 * one before.
 */
export function addWebhookRoutes(scope: FastifyInstance, emulation: Emulation): void {
	const { strictCallbacks } = emulation.options;

	scope.get('/v1/configs/webhook', async ({ apiKey }) => ({
		url: apiKey.webhook?.url ?? '',
		headers: apiKey.webhook?.headers ?? {},
	}));

	scope.post<{ Body?: WebhookBody }>('/v1/configs/webhook', async ({ apiKey, body }) => {
		const { url, headers = {} } = body ?? {};
		if (typeof url !== 'string') throw new Dialog360Refusal(400, 'url is required');
		if (!isHeaders(headers))
			throw new Dialog360Refusal(400, 'headers must be an object of strings');
		if (url === '') apiKey.webhook = undefined;
		else {
			assertAddress(url, strictCallbacks);
			apiKey.webhook = { url, headers };
		}
		return { url, headers };
	});
}

function isHeaders(value: unknown): value is Record<string, string> {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.values(value).every((header) => typeof header === 'string')
	);
}

/** 360dialog takes HTTPS only, without a port, and no underscore in the host. */
function assertAddress(url: string, strict: boolean): void {
	if (!URL.canParse(url)) throw new Dialog360Refusal(400, 'Invalid webhook URL');
	const { protocol, hostname, port } = new URL(url);
	const isRefused = protocol !== 'https:' || port !== '' || hostname.includes('_');
	if (strict && isRefused) throw new Dialog360Refusal(400, 'Invalid webhook URL');
}
