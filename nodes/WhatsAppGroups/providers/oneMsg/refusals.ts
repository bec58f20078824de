import { asNumber, asObject, asText } from '../../core/values/json';
import type { Refusal } from '../../errors/refusal';
import { toGraphRefusal } from '../graph';
import type { Answer, GraphRequest } from '../../core/declarations/request';

/**
 * Meta's titles of refusals, which are all that 1msg passes on of them. Source: Meta, Groups API
 * error codes.
 */
const codesByTitle: Readonly<Record<string, number>> = {
	'rate limit hit': 130429,
	'bad group': 131020,
	'group unknown': 131041,
	're-engagement message': 131047,
	'spam rate limit hit': 131048,
	'(business account, consumer account) pair rate limit hit': 131056,
	'group rate limit hit': 131208,
	'message undeliverable': 131026,
	'parameter value is not valid': 131009,
	'required parameter is missing': 131008,
	'media upload error': 131053,
	'group is suspended': 131207,
};

function codeIn(...texts: Array<string | undefined>): number | undefined {
	for (const text of texts) {
		const [, written] = /\(#(\d+)\)/.exec(text ?? '') ?? [];
		const code = asNumber(written) ?? codesByTitle[text?.trim().toLowerCase() ?? ''];
		if (code !== undefined) return code;
	}
	return undefined;
}

/** Says no in a 200, too: `sent: false`, or `error` as a text or as Meta's own. */
export function toOneMsgRefusal(answer: Answer, request?: GraphRequest): Refusal | undefined {
	const { httpStatus } = answer;
	const { sent, message, description, error } = asObject(answer.body);
	if (sent === false || sent === 'false') {
		const [details, title] = [asText(message), asText(description)];
		return { httpStatus, code: codeIn(title, details), message: title ?? details, details };
	}
	const isUnknownText = typeof error === 'string' && error !== '';
	if (isUnknownText)
		return { ...toGraphRefusal(answer), httpStatus, message: error, code: codeIn(error) };
	return toGraphRefusal(
		{ ...answer, body: error ? answer.body : withoutError(answer.body) },
		sent ? undefined : request,
	);
}

/** An empty `error` is none. */
function withoutError(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body) || !('error' in body))
		return body;
	const { error: _error, ...rest } = asObject(body);
	return rest;
}
