import { sign } from '../crypto/signature';
import type { WebhookKeys } from '../declarations/webhooks';

export type ChainKeys = Pick<WebhookKeys, 'chainSecret' | 'secondChainSecret'>;

/** With what something is encrypted, for one purpose only. */
export function toKey(purpose: string, { chainSecret }: Pick<ChainKeys, 'chainSecret'>): string {
	return sign(purpose, chainSecret);
}

/** With what it may have been encrypted: the credential may have had its other secret then. */
export function toKeys(purpose: string, { chainSecret, secondChainSecret }: ChainKeys): string[] {
	const secrets = [chainSecret, secondChainSecret].filter((secret) => secret !== undefined);
	return secrets.map((secret) => toKey(purpose, { chainSecret: secret }));
}
