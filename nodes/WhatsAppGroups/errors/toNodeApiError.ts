import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';
import {
	findGraphErrorCode,
	findUnknownObject,
	unknownObject,
	type RetryClass,
} from './graphErrorCodes';
import { slowDown } from './graphErrorCodes/remedies';
import type { Refusal } from './refusal';

type Failure = NonNullable<NonNullable<ConstructorParameters<typeof NodeApiError>[2]>['failure']>;

/** What a failed item says in its `error` output. */
export interface ErrorFacts {
	message: string;
	description?: string;
	code?: number;
	details?: string;
	httpStatus?: number;
	traceId?: string;
	retry: RetryClass;
	/** Set where the other side asked for fewer requests, with the pause it named. */
	isRateRefusal?: true;
	/** The list may be read again from its first page. */
	isListChanged?: true;
	retryAfterMs?: number;
}

/** The facts of an error that this package made; undefined for any other. */
export function factsOf(error: unknown): ErrorFacts | undefined {
	return error instanceof NodeApiError
		? (error.context.facts as ErrorFacts | undefined)
		: undefined;
}

const withoutCode = /^\(#\d+\)\s*/;

/** What to do comes first; the other side's own words follow. */
function withWords(remedy: string, who: string, words: string | undefined): string {
	if (!words) return remedy;
	const sentence = /[.!?]$/.test(words) ? words : `${words}.`;
	return `${remedy} ${who} says: ${sentence}`;
}

const checkBaseUrl =
	'Check the base URL in the credential: something other than the WhatsApp API may be answering.';

/**
 * Refusals without a Graph code come from something between: a gateway, a proxy, a wrong base URL.
 * The first that fits says what its HTTP status tells.
 */
const uncoded: ReadonlyArray<{
	readonly fits: (httpStatus: number) => boolean;
	readonly message: string;
	readonly remedy: string;
	readonly retry: RetryClass;
}> = [
	{
		fits: (httpStatus) => httpStatus >= 500,
		message: 'The server answered with HTTP STATUS instead of a WhatsApp API response',
		remedy: 'Try again later. If you were sending a message, check first whether it arrived.',
		retry: 'unknown',
	},
	{
		fits: (httpStatus) => httpStatus === 429,
		message: 'Too many requests in a short time',
		remedy: slowDown,
		retry: 'safe',
	},
	{
		fits: (httpStatus) => httpStatus === 401 || httpStatus === 403,
		message: 'The server did not accept the credential',
		remedy: 'Check the token and the base URL in the credential.',
		retry: 'never',
	},
	{
		fits: (httpStatus) => httpStatus >= 400,
		message: 'The server refused the request with HTTP STATUS',
		remedy: checkBaseUrl,
		retry: 'never',
	},
];

const noRefusal = {
	message: 'The response did not come from the WhatsApp API',
	remedy: checkBaseUrl,
	retry: 'unknown',
} as const;

type Description = Pick<ErrorFacts, 'message' | 'description' | 'retry'>;

function describeUncoded({ httpStatus, message: words, details }: Refusal): Description {
	// Some say no in a 200, with a sentence of their own.
	if (httpStatus < 400 && words)
		return {
			message: `WhatsApp refused the request: ${words}`,
			description: details,
			retry: 'never',
		};
	const { message, remedy, retry } = uncoded.find(({ fits }) => fits(httpStatus)) ?? noRefusal;
	return {
		message: message.replace('STATUS', String(httpStatus)),
		description: withWords(remedy, 'The server', words),
		retry,
	};
}

function describeCoded(code: number, refusal: Refusal): Description {
	const known = {
		...findGraphErrorCode(code),
		...(refusal.subcode === unknownObject && findUnknownObject(refusal.about)),
	};
	const words = refusal.message?.replace(withoutCode, '');
	const details = [...new Set([words, refusal.details])].filter(Boolean).join(': ');
	return {
		message: known.message ?? words ?? `WhatsApp refused the request with code ${code}`,
		description: `${withWords(known.remedy ?? '', 'WhatsApp', details)} (code ${code})`.trim(),
		retry: known.retry ?? describeUncoded(refusal).retry,
	};
}

/** The facts of a refusal, in the user's words, with Meta's own kept in the description. */
export function describeRefusal(refusal: Refusal): ErrorFacts {
	const { code, details, httpStatus, traceId, retryAfterMs } = refusal;
	const words = code === undefined ? describeUncoded(refusal) : describeCoded(code, refusal);
	const { cause, isListChanged } = findGraphErrorCode(code) ?? {};
	const isRateRefusal = cause === 'rate-limited' || (cause === undefined && httpStatus === 429);
	return {
		...words,
		code,
		details: details ?? refusal.message,
		httpStatus,
		traceId,
		...(isRateRefusal && { isRateRefusal }),
		...(isListChanged && { isListChanged }),
		...(retryAfterMs !== undefined && { retryAfterMs }),
	};
}

function toFailure(refusal: Refusal): Failure | undefined {
	const cause = findGraphErrorCode(refusal.code)?.cause;
	if (!cause) return undefined;
	const { retryAfterMs } = refusal;
	return { cause, ...(retryAfterMs !== undefined && { retryAfterMs }) } as Failure;
}

/** The one place where a refusal becomes an error of n8n. */
export function toNodeApiError(node: INode, refusal: Refusal, itemIndex?: number): NodeApiError {
	const facts = describeRefusal(refusal);
	const error = new NodeApiError(node, { message: facts.details ?? facts.message } as JsonObject, {
		message: facts.message,
		description: facts.description,
		httpCode: String(refusal.httpStatus),
		itemIndex,
		failure: toFailure(refusal),
	});
	// n8n puts a sentence of its own in the place of one that contains EPERM, ENOENT and the like,
	// also inside a word.
	error.message = facts.message;
	error.context.facts = facts;
	return error;
}
