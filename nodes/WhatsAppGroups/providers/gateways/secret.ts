import { isSameSecret, sign } from '../../core/crypto/signature';
import type { ProviderWebhooks, WebhookKeys } from '../../core/declarations/webhooks';
import type { GraphRequest } from '../../core/declarations/request';

/**
 * What shows that a webhook comes from a provider that signs nothing: made of its key, so that it
 * need not be kept.
 */
export function toWebhookSecret(key: string): string {
	return key === '' ? '' : sign('webhook secret', key);
}

export function toGatewayKeys(key: string): WebhookKeys {
	const secret = toWebhookSecret(key);
	return {
		secret,
		verifyToken: '',
		accountId: '',
		chainSecret: key === '' ? '' : sign('trigger chain', key),
	};
}

/** In constant time; nothing is authentic without a secret. */
export function hasSecret(given: unknown, secret: string): boolean {
	return secret !== '' && typeof given === 'string' && isSameSecret(given, secret);
}

/** What providers without a check of the address and without a signature have in common. */
export const gatewayWebhooks = {
	manualNeeds: {},
	answerHandshake: () => undefined,
	mediaRequest: (media: string): GraphRequest => ({ method: 'GET', on: { media } }),
	fileRequest: (mediaUrl: string): GraphRequest => ({
		method: 'GET',
		on: { mediaUrl },
		answersWith: 'file',
	}),
} satisfies Partial<ProviderWebhooks>;
