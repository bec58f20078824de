import type { IDataObject } from 'n8n-workflow';
import { sign } from '../crypto/signature';
import type { WebhookRequest } from '../declarations/webhooks';
import { asText } from '../values/json';

/** Which triggers a webhook, or a message of the chain, has come through; each adds itself. */
export const hopsHeader = 'x-n8n-webhook-hops';
export const mostHops = 5;

/** Tells a trigger from others in the list of hops, without telling its address. */
export function toHop(key: string): string {
	return sign(key, 'webhook hop').slice(0, 12);
}

export function readHops(headers: IDataObject): string[] {
	return (asText(headers[hopsHeader]) ?? '')
		.split(',')
		.filter((hop) => hop !== '')
		.slice(0, 50);
}

/** A callback behind us sent it back: we have it, and so have they. */
export function isSentBack({ request, key }: { request: WebhookRequest; key: string }): boolean {
	return readHops(request.headers).includes(toHop(key));
}
