import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sign } from '../crypto/signature';
import type { WebhookRequest } from '../declarations/webhooks';
import { asText } from '../values/json';

/** Which triggers a webhook, or a message of the chain, has come through; each adds itself. */
export const hopsHeader = 'x-n8n-webhook-hops';
export const mostHops = 5;

/** Who adds itself; `key` is what `triggerKey` makes. */
export interface Hopping {
	readonly key: string;
	readonly context: Pick<IWebhookFunctions, 'getNodeWebhookUrl'>;
}

/**
 * Tells a trigger from others in the list of hops, without telling its address. A copy in another
 * n8n has the same key, but not the same address.
 */
export function toHop({ key, context }: Hopping): string {
	return sign(`${key} ${context.getNodeWebhookUrl('default') ?? ''}`, 'webhook hop').slice(0, 12);
}

export function readHops(headers: IDataObject): string[] {
	return (asText(headers[hopsHeader]) ?? '')
		.split(',')
		.filter((hop) => hop !== '')
		.slice(0, 50);
}

/** A callback behind us sent it back: we have it, and so have they. */
export function isSentBack({
	request,
	...hopping
}: Hopping & { readonly request: WebhookRequest }): boolean {
	const hops = readHops(request.headers);
	return hops.length > 0 && hops.includes(toHop(hopping));
}
