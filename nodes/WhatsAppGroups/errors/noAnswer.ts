import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';
import { AnswerGivenUp } from './answerGivenUp';
import type { ErrorFacts } from './toNodeApiError';

/** Codes of failures that happen before a byte of the request has left. */
const neverLeft = new Set<string | undefined>([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ERR_INVALID_URL',
	'UND_ERR_CONNECT_TIMEOUT',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Why no answer came; `code` is Node's, found anywhere along the chain of causes. */
function findCode(failure: unknown): string | undefined {
	let link: unknown = failure;
	for (let depth = 0; depth < 5 && typeof link === 'object' && link !== null; depth++) {
		const { code, cause } = link as { code?: unknown; cause?: unknown };
		if (typeof code === 'string' && code !== '') return code;
		link = cause;
	}
	return undefined;
}

/** Whether a failure surely happened before a byte of the request had left. */
export function isNeverSent(failure: unknown): boolean {
	return neverLeft.has(findCode(failure));
}

/** A list that is too long or too slow would be so again. */
function describeGivenUp(
	{ message, remedy }: AnswerGivenUp,
	changesSomething: boolean,
): ErrorFacts {
	if (!changesSomething) return { message, description: remedy, retry: 'never' };
	return {
		message: `${message}, so it is not known whether the request was carried out`,
		description: 'Check the group before sending it again.',
		retry: 'unknown',
	};
}

/**
 * What a request without an answer means; a request that changes nothing can always be asked again.
 */
export function describeNoAnswer(failure: unknown, changesSomething: boolean): ErrorFacts {
	if (failure instanceof AnswerGivenUp) return describeGivenUp(failure, changesSomething);
	const code = findCode(failure);
	if (neverLeft.has(code)) {
		return {
			message: 'The server could not be reached, so nothing was sent',
			description: `Check the base URL in the credential and the network connection of n8n (${code?.toLowerCase()}).`,
			retry: 'safe',
		};
	}
	return {
		message: changesSomething
			? 'WhatsApp did not answer, so it is not known whether the request was carried out'
			: 'WhatsApp did not answer in time',
		description: changesSomething
			? 'The connection was lost after the request was sent. Check the group before sending it again.'
			: 'The connection was lost, or the server took too long. Try again.',
		retry: changesSomething ? 'unknown' : 'safe',
	};
}

/**
 * The error for a request that got no answer. Keeps nothing of the failed request: it holds the
 * token.
 */
export function toNoAnswerError(
	node: INode,
	failure: unknown,
	changesSomething: boolean,
	itemIndex?: number,
): NodeApiError {
	const facts = describeNoAnswer(failure, changesSomething);
	const error = new NodeApiError(node, { message: facts.message } as JsonObject, {
		message: facts.message,
		description: facts.description,
		itemIndex,
		failure: { cause: 'temporarily-unavailable' },
	});
	error.context.facts = facts;
	return error;
}
