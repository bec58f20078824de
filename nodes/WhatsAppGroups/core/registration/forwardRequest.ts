import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { WebhookRequest } from '../declarations/webhooks';
import { asText } from '../values/json';
import { askCallback, type CallbackAnswer } from './askCallback';
import { hopsHeader, mostHops } from './hops';

/**
 * What became of a webhook. `notYet` may be better in a moment; `refused` would be the same again;
 * one that was `tooFar` was not sent.
 */
export type ForwardOutcome =
	| { readonly kind: 'accepted' }
	| { readonly kind: 'tooFar' }
	| { readonly kind: 'notYet'; readonly answer: string }
	| { readonly kind: 'refused'; readonly answer: string };

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

/**
 * 404 and 410 are no farewell: n8n answers 404 for seconds whenever it starts, and a proxy does for
 * a container that is being replaced.
 */
const passing: ReadonlySet<number> = new Set([404, 408, 409, 410, 421, 423, 425, 429]);
/** What n8n says, with 200, before it knows its workflows. */
const startingUp = 'n8n is starting up';

function outcomeOf(answer: CallbackAnswer | undefined): ForwardOutcome {
	if (!answer) return { kind: 'notYet', answer: 'no answer' };
	const { httpStatus, text } = answer;
	const isSuccess = httpStatus >= 200 && httpStatus < 300;
	if (isSuccess && text.startsWith(startingUp)) return { kind: 'notYet', answer: startingUp };
	if (isSuccess) return { kind: 'accepted' };
	const kind = passing.has(httpStatus) || httpStatus >= 500 ? 'notYet' : 'refused';
	return { kind, answer: String(httpStatus) };
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
	if (forwarded.hops.length >= mostHops) return { kind: 'tooFar' };
	return outcomeOf(
		await askCallback(context, {
			method: 'POST',
			url: forwarded.address,
			body: forwarded.request.rawBody,
			headers: toHeaders(forwarded),
		}),
	);
}
