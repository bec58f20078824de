import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { WebhookRequest } from '../declarations/webhooks';
import { asText } from '../values/json';
import { hopsHeader, mostHops } from './hops';

const timeoutMs = 20_000;

/**
 * `notFound` may be gone, or about to be there again: n8n answers 404 while a workflow is being
 * published or unpublished.
 */
export type ForwardOutcome = 'accepted' | 'gone' | 'notFound' | 'failed' | 'tooFar';

interface ForwardedRequest {
	readonly request: WebhookRequest;
	readonly address: string;
	/** The hops before, without our own. */
	readonly hops: readonly string[];
	readonly ownHop: string;
	/** Names of headers that go along. */
	readonly forwardedHeaders: readonly string[];
	/** What the callback wants to see in every webhook. */
	readonly expectedHeaders?: IDataObject;
}

function outcomeOf(httpStatus: number): ForwardOutcome {
	if (httpStatus === 410) return 'gone';
	if (httpStatus === 404) return 'notFound';
	return httpStatus >= 200 && httpStatus < 300 ? 'accepted' : 'failed';
}

function toHeaders(forwarded: ForwardedRequest): IDataObject {
	const { request, hops, ownHop, forwardedHeaders, expectedHeaders } = forwarded;
	const headers: IDataObject = { ...expectedHeaders, [hopsHeader]: [...hops, ownHop].join(',') };
	for (const name of forwardedHeaders) {
		const value = asText(request.headers[name]);
		if (value !== undefined) headers[name] = value;
	}
	return headers;
}

/** Sends the same bytes with the same signature to one callback. */
export async function forwardRequest(
	context: IWebhookFunctions,
	forwarded: ForwardedRequest,
): Promise<ForwardOutcome> {
	if (forwarded.hops.length >= mostHops) return 'tooFar';
	try {
		const { statusCode } = (await context.helpers.httpRequest({
			method: 'POST',
			url: forwarded.address,
			body: forwarded.request.rawBody,
			headers: toHeaders(forwarded),
			timeout: timeoutMs,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'text',
		})) as { statusCode: number };
		return outcomeOf(statusCode);
	} catch {
		return 'failed';
	}
}
