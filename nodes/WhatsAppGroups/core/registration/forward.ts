import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { asText } from '../values/json';
import { sign } from '../crypto/signature';
import type { WebhookRequest } from '../declarations/webhooks';

/** Which triggers a webhook has come through; each adds itself. */
export const hopsHeader = 'x-n8n-webhook-hops';
const mostHops = 5;
const timeoutMs = 20_000;

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

/**
 * `missing` may be gone, or about to be there again: n8n answers 404 while a workflow is being
 * switched on or off.
 */
export type PassOutcome = 'taken' | 'gone' | 'missing' | 'failed' | 'tooFar';

interface Passing {
	readonly request: WebhookRequest;
	readonly next: string;
	/** The hops before, without our own. */
	readonly hops: readonly string[];
	readonly ownHop: string;
	readonly passedHeaders: readonly string[];
	/** What the callback wants to see. */
	readonly ownHeaders?: IDataObject;
}

/** Sends the same bytes with the same signature to the callback that was there before. */
export async function passOn(
	context: IWebhookFunctions,
	{ request, next, hops, ownHop, passedHeaders, ownHeaders }: Passing,
): Promise<PassOutcome> {
	if (hops.length >= mostHops) return 'tooFar';
	const headers: IDataObject = { ...ownHeaders, [hopsHeader]: [...hops, ownHop].join(',') };
	for (const name of passedHeaders) {
		const value = asText(request.headers[name]);
		if (value !== undefined) headers[name] = value;
	}
	try {
		const { statusCode } = (await context.helpers.httpRequest({
			method: 'POST',
			url: next,
			body: request.rawBody,
			headers,
			timeout: timeoutMs,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'text',
		})) as { statusCode: number };
		if (statusCode === 410) return 'gone';
		if (statusCode === 404) return 'missing';
		return statusCode >= 200 && statusCode < 300 ? 'taken' : 'failed';
	} catch {
		return 'failed';
	}
}
