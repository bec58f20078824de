import type { INode, NodeApiError } from 'n8n-workflow';
import {
	findGraphErrorCode,
	graphErrorCodes,
} from '../../nodes/WhatsAppGroups/errors/graphErrorCodes';
import { factsOf, toNodeApiError } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { kindsOfCodes } from './kindsOfCodes';

const node: INode = {
	id: '1',
	name: 'WhatsApp Groups',
	type: 'whatsAppGroups',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What n8n looks for in a message, to put its own sentence in its place. */
const replaced = [
	'ECONNREFUSED',
	'ECONNRESET',
	'ENOTFOUND',
	'ETIMEDOUT',
	'ERRADDRINUSE',
	'EADDRNOTAVAIL',
	'ECONNABORTED',
	'EHOSTUNREACH',
	'EAI_AGAIN',
	'ENOENT',
	'EISDIR',
	'ENOTDIR',
	'EACCES',
	'EEXIST',
	'EPERM',
	'GETADDRINFO',
];

it('every code is of one kind, which says what it means', () => {
	const codes = kindsOfCodes.flatMap((kind) => kind.codes).sort((a, b) => a - b);
	expect(codes).toEqual(Object.keys(graphErrorCodes).map(Number));
});

describe.each(
	kindsOfCodes.flatMap(({ codes, ...kind }) => codes.map((code) => ({ ...kind, code }))),
)('code $code, $what', ({ code, retry, cause }) => {
	const entry = findGraphErrorCode(code);

	it('has a sentence and a remedy', () => {
		expect(entry?.message).toMatch(/^[A-Z].{10,}[^.]$/);
		expect(entry?.remedy).toMatch(/^[A-Z].{8,}\.$/);
	});

	it('tells n8n whether it can be sent again, and what is in the way', () => {
		expect([entry?.retry, entry?.cause]).toEqual([retry, cause]);
		const error = toNodeApiError(node, { httpStatus: 400, code }) as NodeApiError & {
			failure?: { cause: string };
		};
		expect(error.failure?.cause).toBe(cause);
	});

	it("says what to do before Meta's words, and n8n changes neither", () => {
		const error = toNodeApiError(
			node,
			{ httpStatus: 400, code, message: `(#${code}) Title of Meta`, details: 'Details of Meta.' },
			3,
		);
		expect(error.message).toBe(entry?.message);
		expect(error.description).toBe(
			`${entry?.remedy} WhatsApp says: Title of Meta: Details of Meta. (code ${code})`,
		);
		expect(error.context.itemIndex).toBe(3);
		expect(factsOf(error)).toMatchObject({
			code,
			retry: entry?.retry,
			details: 'Details of Meta.',
		});
	});
});

it.each([201, 250, 299])('permission code %d is understood', (code) => {
	expect(findGraphErrorCode(code)).toBe(graphErrorCodes[200]);
});

it.each(Object.keys(graphErrorCodes).map(Number))(
	'no word of code %d is one that n8n replaces',
	(code) => {
		const { message } = graphErrorCodes[code] ?? { message: '' };
		expect(replaced.filter((word) => message.toUpperCase().includes(word))).toEqual([]);
	},
);

it("passes a code on that nobody knows, in Meta's words", () => {
	const error = toNodeApiError(node, {
		httpStatus: 400,
		code: 139999,
		message: '(#139999) The experienced permission never left',
		details: 'New.',
	});
	// n8n finds "EPERM" in it, and would put a sentence about files there.
	expect(error.message).toBe('The experienced permission never left');
	expect(error.description).toContain('(code 139999)');
	expect(factsOf(error)).toMatchObject({ code: 139999, retry: 'never' });
});

it.each(replaced)("keeps Meta's words with %s in them", (word) => {
	expect(
		toNodeApiError(node, { httpStatus: 400, code: 139999, message: `Meta says ${word} today` })
			.message,
	).toBe(`Meta says ${word} today`);
});

it('tells n8n what kind of failure it is', () => {
	const causeOf = (code: number) =>
		(
			toNodeApiError(node, { httpStatus: 400, code, retryAfterMs: 5_000 }) as NodeApiError & {
				failure?: object;
			}
		).failure;
	expect(causeOf(130429)).toEqual({ cause: 'rate-limited', retryAfterMs: 5_000 });
	expect(causeOf(190)).toMatchObject({ cause: 'credential-invalid' });
	expect(causeOf(131215)).toMatchObject({ cause: 'configuration-invalid' });
	expect(causeOf(131020)).toBeUndefined();
});
