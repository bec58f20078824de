import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { asObject } from '../values/json';
import type { WebhookRequest } from '../declarations/webhooks';

interface HttpResponse {
	statusCode: number;
	status(code: number): HttpResponse;
	type(mimeType: string): HttpResponse;
	send(body: string): HttpResponse;
	end: (...rest: unknown[]) => unknown;
}

interface HttpRequest {
	readonly method: string;
	readonly rawBody?: unknown;
	readonly body?: unknown;
	readonly headers: IDataObject;
	readonly query?: unknown;
	readonly params?: unknown;
}

function responseOf(context: IWebhookFunctions): HttpResponse {
	return context.getResponseObject() as unknown as HttpResponse;
}

/** Answers on our own. n8n would make a 200 out of anything that a handler returns. */
export function answer(
	context: IWebhookFunctions,
	httpStatus: number,
	body: string,
	mimeType = 'text/plain',
): IWebhookResponseData {
	responseOf(context).status(httpStatus).type(mimeType).send(body).end();
	return { noWebhookResponse: true };
}

/**
 * Calls back when n8n answers: it has created the execution by then, or could not. What the
 * listener gives, now or later, is answered instead. The events of the response would not do: when
 * the client is gone by then, none tells of the answer.
 */
export function onAnswered(
	context: IWebhookFunctions,
	listener: (httpStatus: number) => number | Promise<number>,
): void {
	const response = responseOf(context);
	const { end } = response;
	response.end = (...rest) => {
		response.end = end;
		const answerWith = (httpStatus: number) => {
			response.statusCode = httpStatus;
			return end.apply(response, rest);
		};
		const httpStatus = listener(response.statusCode);
		if (typeof httpStatus === 'number') return answerWith(httpStatus);
		void httpStatus.then(answerWith);
		return response;
	};
}

/** A request, and what n8n made of its bytes. */
export type ParsedRequest = WebhookRequest & { readonly method: string; readonly parsed: unknown };

export function readRequest(context: IWebhookFunctions): ParsedRequest {
	const { method, rawBody, body, headers, query, params } =
		context.getRequestObject() as unknown as HttpRequest;
	return {
		rawBody: Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0),
		headers,
		query: asObject(query),
		secret: asObject(params).secret,
		method,
		parsed: body,
	};
}
