import { asBoolean, asNumber, asObject, asText } from '../../core/values/json';
import type { Refusal } from '../../errors/refusal';
import { toGraphRefusal } from '../graph';
import type { Answer, GraphRequest } from '../../core/declarations/request';
import { findEntry } from '../../core/values/findEntry';
import { codesByTitle } from './refusalTitles';

function codeIn(...texts: Array<string | undefined>): number | undefined {
	for (const text of texts) {
		const [, written] = /\(#(\d+)\)/.exec(text ?? '') ?? [];
		const code = asNumber(written) ?? findEntry(codesByTitle, text?.trim().toLowerCase() ?? '');
		if (code !== undefined) return code;
	}
	return undefined;
}

/**
 * Answers without the error that 1msg keeps beside, or inside, its `response`; an empty one is
 * none.
 */
function readEnvelope(body: unknown): { error: unknown; rest: unknown } {
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		return { error: undefined, rest: body };
	const { error, ...rest } = asObject(body);
	return { error: error || asObject(rest.response).error || undefined, rest };
}

const longestSentence = 300;

/** What 1msg says without an error of its own: as plain text, or as a message. No page of HTML. */
function readSentence(body: unknown): string | undefined {
	const { message, description } = asObject(body);
	const text = (asText(body) ?? asText(message) ?? asText(description))?.trim();
	return text && text.length <= longestSentence && !text.startsWith('<') ? text : undefined;
}

/** A message that waits in 1msg's queue has a job: it goes out, and must not be sent again. */
function isQueued(body: unknown): boolean {
	return asText(asObject(body).jobId) !== undefined;
}

/**
 * Says no in a 200, too: `sent: false`, `success: false`, or an error, as a text or as Meta's own.
 */
export function toOneMsgRefusal(answer: Answer, request?: GraphRequest): Refusal | undefined {
	const { httpStatus, body } = answer;
	const { error, rest } = readEnvelope(body);
	const isMade = httpStatus >= 200 && httpStatus < 300 && error === undefined && isQueued(body);
	if (isMade) return undefined;
	if (typeof error === 'string')
		return { ...toGraphRefusal(answer), httpStatus, message: error, code: codeIn(error) };
	const { sent, message, description } = asObject(body);
	if (asBoolean(sent) === false) {
		const [details, title] = [asText(message), asText(description)];
		return { httpStatus, code: codeIn(title, details), message: title ?? details, details };
	}
	const sentence = readSentence(body);
	if (error === undefined && sentence !== undefined && httpStatus >= 400)
		return { ...toGraphRefusal(answer), httpStatus, message: sentence, code: codeIn(sentence) };
	const read = error === undefined ? rest : { error };
	return toGraphRefusal({ ...answer, body: read }, asBoolean(sent) ? undefined : request);
}
