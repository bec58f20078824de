import type { IDataObject } from 'n8n-workflow';
import { asBoolean, asNumber, asObject, asObjects, asText } from '../core/values/json';
import type { Refusal } from '../errors/refusal';
import type { Answer, GraphRequest, PageEnd } from '../core/declarations/request';

const millisecondsPerMinute = 60_000;

const regainMinutes = /"estimated_time_to_regain_access"\s*:\s*"?(\d+)/g;

/** `Retry-After` in seconds or as a date, or the minutes in Meta's usage header. */
function readRetryAfterMs(headers: IDataObject): number | undefined {
	const after = headers['retry-after'];
	const seconds = asNumber(after) ?? (Date.parse(asText(after) ?? '') - Date.now()) / 1000;
	if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000);
	const usage = asText(headers['x-business-use-case-usage']) ?? '';
	// Each business account and kind of use has an entry of its own; the last to end counts.
	const minutes = [...usage.matchAll(regainMinutes)].map(([, number]) => Number(number));
	return Math.max(0, ...minutes) * millisecondsPerMinute || undefined;
}

/** Whether a request sends, pins or unpins a message: a good answer to these names the message. */
function isMessage({ method, edge, body }: GraphRequest): boolean {
	return method === 'POST' && edge === 'messages' && body?.type !== undefined;
}

/** Also 1msg's spelling, which has the ID at the top. */
function namesMessage(body: unknown): boolean {
	const { messages, id } = asObject(body);
	return asText(id ?? asObject(asObjects(messages)[0]).id) !== undefined;
}

/** Edges whose answer names what was made: without it, nobody knows what became of the request. */
const answeringEdges: ReadonlySet<string | undefined> = new Set([
	'invite_link',
	'media',
	'message_templates',
]);

/**
 * Whether a request may be answered with nothing. Meta's OpenAPI description has no body for the
 * answers to changes of a group and to the removal of participants.
 */
function mayBeEmpty(request: GraphRequest): boolean {
	return request.method !== 'GET' && !isMessage(request) && !answeringEdges.has(request.edge);
}

function isEmpty(body: unknown): boolean {
	if (typeof body === 'string') return ['', 'null', 'true'].includes(body.trim());
	return body === undefined || body === null || body === true;
}

/** Whether a body is a good answer to a request, as far as its shape tells. */
function isGoodAnswer(body: unknown, request: GraphRequest | undefined): boolean {
	if (request !== undefined && isEmpty(body)) return mayBeEmpty(request);
	const isComplete = request === undefined || !isMessage(request) || namesMessage(body);
	return typeof body === 'object' && body !== null && isComplete;
}

/** What an error envelope says, in Meta's words or as a text of a gateway's own. */
function readError(error: unknown): Omit<Refusal, 'httpStatus'> | undefined {
	if (typeof error === 'string') return { message: error };
	if (typeof error !== 'object' || error === null) return undefined;
	const { code, error_subcode, message, error_data, error_user_msg, fbtrace_id } = asObject(error);
	return {
		code: asNumber(code),
		subcode: asNumber(error_subcode),
		message: asText(message),
		details: asText(asObject(error_data).details) ?? asText(error_user_msg),
		traceId: asText(fbtrace_id),
	};
}

function nameNode(on: GraphRequest['on'] | undefined): string | undefined {
	return typeof on === 'object' ? Object.keys(on)[0] : on;
}

/**
 * Reads Graph's error envelope, the gateways' `{ error: "…" }` and
 * `{ meta: { developer_message } }`, `success: false` in a 200, and answers that are no JSON at
 * all, or not one to this request.
 */
export function toGraphRefusal(
	{ httpStatus, headers, body }: Answer,
	request?: GraphRequest,
): Refusal | undefined {
	const { error, meta, success } = asObject(body);
	const said = readError(error);
	const isGood = httpStatus >= 200 && httpStatus < 300;
	const isRefused = asBoolean(success ?? asObject(meta).success) === false;
	if (!said && !isRefused && isGood && isGoodAnswer(body, request)) return undefined;
	const known = { httpStatus, retryAfterMs: readRetryAfterMs(headers) };
	if (said) return { ...known, ...said, about: nameNode(request?.on) };
	const message = asText(asObject(meta).developer_message);
	if (isRefused) return { ...known, message: message ?? 'the answer is "success": false' };
	return { ...known, message: isGood ? undefined : message };
}

/** Graph's cursors. `next` is missing on the last page, but also in lists that never name it. */
export function toGraphPageEnd(body: unknown): PageEnd {
	const { cursors, next } = asObject(asObject(body).paging);
	return { after: asText(asObject(cursors).after), hasMore: asText(next) ? true : undefined };
}

/** The request for one page of a list. */
export function toGraphPage(
	request: GraphRequest,
	after: string | undefined,
	limit: number,
): GraphRequest {
	return { ...request, query: { ...request.query, limit, ...(after && { after }) } };
}
