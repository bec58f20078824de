import type { FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { PhoneNumber } from '../state/accounts';
import type { ApiKey } from '../state/gateways';

declare module 'fastify' {
	interface FastifyRequest {
		apiKey: ApiKey;
	}
}

/** What 360dialog itself refuses: a plain string, unlike Graph's envelope, which it passes on. */
export class Dialog360Refusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The key that the request came with. */
export function identify({ headers }: FastifyRequest, { whatsApp }: Emulation): ApiKey {
	const key = headers['d360-api-key'];
	const found = typeof key === 'string' ? whatsApp.accounts.gateways.apiKeys.get(key) : undefined;
	if (found === undefined) throw new Dialog360Refusal(401, 'Invalid api_key');
	return found;
}

export function phoneNumberOf({ apiKey }: FastifyRequest, { whatsApp }: Emulation): PhoneNumber {
	const number = whatsApp.accounts.phoneNumbers.get(apiKey.phoneNumberId);
	if (number === undefined) throw new Dialog360Refusal(400, 'This API is disabled for the number');
	return number;
}
