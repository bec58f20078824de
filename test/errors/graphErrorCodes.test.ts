import type { INode, NodeApiError } from 'n8n-workflow';
import {
	findGraphErrorCode,
	graphErrorCodes,
} from '../../nodes/WhatsAppGroups/errors/graphErrorCodes';
import { factsOf, toNodeApiError } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';

const node: INode = {
	id: '1',
	name: 'WhatsApp Groups',
	type: 'whatsAppGroups',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * Every code of the error table of the Groups API and of the general one, with what asking again
 * means.
 */
const groupCodes = [
	131020, 131041, 131059, 131201, 131202, 131203, 131204, 131207, 131208, 131209, 131210, 131211,
	131212, 131213, 131214, 131215,
];
const generalCodes = [
	0, 1, 2, 3, 4, 10, 33, 100, 190, 200, 368, 80007, 130429, 130472, 130497, 130501, 131000, 131005,
	131008, 131009, 131016, 131021, 131026, 131030, 131031, 131037, 131042, 131045, 131047, 131048,
	131049, 131050, 131051, 131052, 131053, 131056, 131057, 131062, 131064, 132000, 132001, 132005,
	132007, 132012, 132015, 132016, 132068, 132069, 133000, 133004, 133005, 133006, 133008, 133009,
	133010, 133015, 133016, 134011, 135000,
];
/**
 * Refused for sure: 4, 80007, 130429, 131056, 131208, 131057, 133004. Perhaps carried out: 1, 2,
 * 131000, 131016.
 */
const safe = [4, 80007, 130429, 131056, 131208, 131057, 133004];
const unknown = [1, 2, 131000, 131016];

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

describe.each([...groupCodes, ...generalCodes])('code %d', (code) => {
	const entry = findGraphErrorCode(code);

	it('has a sentence and a remedy', () => {
		expect(entry?.message).toMatch(/^[A-Z].{10,}[^.]$/);
		expect(entry?.remedy).toMatch(/^[A-Z].{8,}\.$/);
	});

	it('is asked again only where the table says that it had no effect', () => {
		const expected = safe.includes(code) ? 'safe' : unknown.includes(code) ? 'unknown' : 'never';
		expect(entry?.retry).toBe(expected);
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
