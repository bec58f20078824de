import { NodeOperationError, type INode, type NodeApiError } from 'n8n-workflow';
import { findGraphErrorCode } from '../../nodes/WhatsAppGroups/errors/graphErrorCodes';
import {
	describeRefusal,
	factsOf,
	toNodeApiError,
} from '../../nodes/WhatsAppGroups/errors/toNodeApiError';

const node: INode = {
	id: '1',
	name: 'WhatsApp Groups',
	type: 'whatsAppGroups',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const text = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe('an answer without a code', () => {
	it.each([
		[500, text(/HTTP 500/), text(/^Try again later/i), 'unknown'],
		[502, text(/HTTP 502/), text(/^Try again later/i), 'unknown'],
		[499, text(/HTTP 499/), text(/^Check the base URL/i), 'never'],
		[429, text(/Too many requests/), text(/^Wait a moment/), 'safe'],
		[401, text(/credential/), text(/^Check.*token.*base URL/i), 'never'],
		[403, text(/credential/), text(/^Check.*token.*base URL/i), 'never'],
		[404, text(/HTTP 404/), text(/^Check the base URL/i), 'never'],
		[422, text(/HTTP 422/), text(/^Check the base URL/i), 'never'],
		[400, text(/HTTP 400/), text(/^Check the base URL/i), 'never'],
		[399, text(/^(?!.*HTTP).*WhatsApp API/), text(/^Check the base URL/i), 'unknown'],
		[200, text(/^(?!.*HTTP).*WhatsApp API/), text(/^Check the base URL/i), 'unknown'],
	])('and without words is told by its status: %d', (httpStatus, message, description, retry) => {
		expect(describeRefusal({ httpStatus })).toMatchObject({
			message,
			description,
			retry,
			httpStatus,
		});
	});

	it.each([
		[500, /^Try again.* server says: Go away!$/],
		[429, /^Wait.* server says: Go away!$/],
		[401, /^Check.* server says: Go away!$/],
		[404, /^Check.* server says: Go away!$/],
	])('keeps the words of the server behind what to do: %d', (httpStatus, description) => {
		const facts = describeRefusal({ httpStatus, message: 'Go away!' });
		expect(facts.description).toMatch(description);
		expect(facts.details).toBe('Go away!');
	});

	it('is a refusal if it says no in a 200, in words of its own', () => {
		expect(
			describeRefusal({ httpStatus: 200, message: 'Not today', details: 'Tomorrow.' }),
		).toMatchObject({
			message: text(/: Not today$/),
			description: 'Tomorrow.',
			details: 'Tomorrow.',
			retry: 'never',
		});
		expect(describeRefusal({ httpStatus: 399, message: 'Not today' }).retry).toBe('never');
		expect(describeRefusal({ httpStatus: 400, message: 'Not today' }).message).toMatch(/HTTP 400/);
	});
});

describe('an answer with a code', () => {
	it.each([
		['(#139999)  Title', 'Details', /: Title: Details\. \(code 139999\)$/],
		['Title', 'Details!', /: Title: Details! \(code 139999\)$/],
		['No. Really', undefined, /: No\. Really\. \(code 139999\)$/],
		['Same.', 'Same.', /: Same\. \(code 139999\)$/],
		['See (#1) Title?', undefined, /: See \(#1\) Title\? \(code 139999\)$/],
		[undefined, 'Details', /: Details\. \(code 139999\)$/],
		[undefined, undefined, /^\(code 139999\)$/],
	])(
		"says Meta's words once, without the code in front and with a full stop: %s, %s",
		(message, details, description) => {
			const refusal = { httpStatus: 400, code: 139999, message, details };
			expect(describeRefusal(refusal).description).toMatch(description);
			expect(describeRefusal(refusal).description).toMatch(/^(WhatsApp says: |\()/);
			expect(describeRefusal({ ...refusal, details: 'D' }).message).toEqual(
				message?.replace(/^\(#139999\)\s+/, '') ?? expect.stringMatching(/139999$/),
			);
		},
	);

	it('says first what to do', () => {
		expect(describeRefusal({ httpStatus: 400, code: 131041, message: 'Title' }).message).toBe(
			findGraphErrorCode(131041)?.message,
		);
		const { description } = describeRefusal({ httpStatus: 400, code: 131041, details: 'D' });
		const remedy = findGraphErrorCode(131041)?.remedy;
		expect(description?.startsWith(`${remedy} `)).toBe(true);
		expect(description).toMatch(/: D\. \(code 131041\)$/);
		expect(describeRefusal({ httpStatus: 400, code: 131041 }).description).toBe(
			`${remedy} (code 131041)`,
		);
	});

	it('is told by its number if neither we nor Meta have words for it', () => {
		const facts = describeRefusal({ httpStatus: 500, code: 139999 });
		expect(facts).toMatchObject({ message: text(/139999$/), code: 139999, retry: 'unknown' });
	});

	it('that nobody knows is asked again as its status allows', () => {
		const retryOf = (httpStatus: number) => describeRefusal({ httpStatus, code: 139999 }).retry;
		expect([400, 404, 422, 429, 500].map(retryOf)).toEqual([
			'never',
			'never',
			'never',
			'safe',
			'unknown',
		]);
	});

	it('is asked again as the code says, whatever the status', () => {
		expect(describeRefusal({ httpStatus: 404, code: 131208 }).retry).toBe('safe');
		expect(describeRefusal({ httpStatus: 500, code: 131020 }).retry).toBe('never');
	});
});

describe('what lowers the rate', () => {
	it.each([
		['a code that means too many requests', { httpStatus: 400, code: 80007 }],
		['the status 429 without a code', { httpStatus: 429 }],
		['the status 429 with a code that nobody knows', { httpStatus: 429, code: 139999 }],
	])('is %s', (_what, refusal) =>
		expect(describeRefusal(refusal)).toMatchObject({ isRateRefusal: true }),
	);

	it.each([
		['another status', { httpStatus: 503 }],
		['a code of another kind', { httpStatus: 400, code: 131020 }],
		['a code of another kind, with the status 429', { httpStatus: 429, code: 190 }],
	])('is not %s', (_what, refusal) =>
		expect(describeRefusal(refusal)).not.toHaveProperty('isRateRefusal'),
	);

	it('comes with the pause that was named, also if it is none', () => {
		expect(describeRefusal({ httpStatus: 429, retryAfterMs: 0 }).retryAfterMs).toBe(0);
		expect(describeRefusal({ httpStatus: 429 })).not.toHaveProperty('retryAfterMs');
	});
});

it('says which list changed while it was read', () => {
	expect(describeRefusal({ httpStatus: 400, code: 131059 })).toMatchObject({ isListChanged: true });
	expect(describeRefusal({ httpStatus: 400, code: 131041 })).not.toHaveProperty('isListChanged');
	expect(describeRefusal({ httpStatus: 400 })).not.toHaveProperty('isListChanged');
});

describe('the error of n8n', () => {
	type WithFailure = NodeApiError & { failure?: object };
	const refusal = { httpStatus: 404, message: 'Cannot GET /', traceId: 'A1' };

	it('has the words, the status and the item', () => {
		const error = toNodeApiError(node, refusal, 2);
		const facts = describeRefusal(refusal);
		expect(error.message).toBe(facts.message);
		expect(error.description).toBe(facts.description);
		expect(error.httpCode).toBe('404');
		expect(error.context.itemIndex).toBe(2);
		expect(factsOf(error)).toEqual({ ...facts, traceId: 'A1', details: 'Cannot GET /' });
	});

	it('says what kind of failure it is only where the code tells', () => {
		const failureOf = (code?: number, retryAfterMs?: number) =>
			(toNodeApiError(node, { httpStatus: 400, code, retryAfterMs }) as WithFailure).failure;
		expect(failureOf(undefined, 5)).toBeUndefined();
		expect(failureOf(131020, 5)).toBeUndefined();
		expect(failureOf(139_999, 5)).toBeUndefined();
		expect(failureOf(80007)).toEqual({ cause: 'rate-limited' });
		expect(failureOf(80007, 0)).toEqual({ cause: 'rate-limited', retryAfterMs: 0 });
	});

	it('alone has facts: no other error has', () => {
		expect(factsOf(new NodeOperationError(node, 'Other'))).toBeUndefined();
		expect(factsOf(Object.assign(new Error(), { context: { facts: {} } }))).toBeUndefined();
		expect(factsOf(undefined)).toBeUndefined();
	});
});
