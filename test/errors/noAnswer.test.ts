import type { INode, NodeApiError } from 'n8n-workflow';
import {
	describeNoAnswer,
	isNeverSent,
	toNoAnswerError,
} from '../../nodes/WhatsAppGroups/errors/noAnswer';
import { factsOf } from '../../nodes/WhatsAppGroups/errors/toNodeApiError';

const node: INode = {
	id: '1',
	name: 'WhatsApp Groups',
	type: 'whatsAppGroups',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** A failure as Node and its clients give it, below so many others. */
function failureOf(code: unknown, depth = 0): Error {
	const failure = Object.assign(new Error('it failed'), { code });
	return depth === 0 ? failure : new Error('fetch failed', { cause: failureOf(code, depth - 1) });
}

const neverLeft = [
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
];

describe('a request that never left', () => {
	it.each(neverLeft)('is told by %s', (code) => {
		expect(isNeverSent(failureOf(code))).toBe(true);
		expect(describeNoAnswer(failureOf(code), true)).toEqual({
			message: expect.stringMatching(/nothing was sent/i) as string,
			description: expect.stringContaining(`(${code.toLowerCase()})`) as string,
			retry: 'safe',
		});
	});

	it('is told by a cause at most four steps below', () => {
		expect([1, 2, 3, 4].every((depth) => isNeverSent(failureOf('ENOTFOUND', depth)))).toBe(true);
		expect(isNeverSent(failureOf('ENOTFOUND', 5))).toBe(false);
	});

	it('is told by the first code that is a text and not empty', () => {
		const outer = (code: unknown) => Object.assign(failureOf('ENOTFOUND', 1), { code });
		expect(isNeverSent(outer(''))).toBe(true);
		expect(isNeverSent(outer(7))).toBe(true);
		expect(isNeverSent(outer('ECONNRESET'))).toBe(false);
	});
});

describe('a request that may have arrived', () => {
	it.each([
		failureOf('ECONNRESET'),
		failureOf('ETIMEDOUT'),
		new Error('?'),
		'a text',
		null,
		undefined,
	])('is told by anything else: %s', (failure) => {
		expect(isNeverSent(failure)).toBe(false);
		expect(describeNoAnswer(failure, true)).toEqual({
			message: expect.stringMatching(/not known/) as string,
			description: expect.stringMatching(/^(?=.*connection)(?!.*try again)/i) as string,
			retry: 'unknown',
		});
	});

	it('can be asked again if it changes nothing', () => {
		expect(describeNoAnswer(failureOf('ECONNRESET'), false)).toEqual({
			message: expect.stringMatching(/in time/) as string,
			description: expect.stringMatching(/try again/i) as string,
			retry: 'safe',
		});
	});
});

describe('its error', () => {
	const failure = Object.assign(failureOf('ECONNRESET'), { config: { headers: { token: 'T' } } });
	const makeError = () =>
		toNoAnswerError(node, failure, true, 3) as NodeApiError & { failure?: object };

	it('says it in the words of its facts, and for which item', () => {
		const facts = describeNoAnswer(failure, true);
		const error = makeError();
		expect(error.message).toBe(facts.message);
		expect(error.description).toBe(facts.description);
		expect(error.context.itemIndex).toBe(3);
		expect(factsOf(error)).toEqual(facts);
	});

	it('tells n8n that it passes', () =>
		expect(makeError().failure).toEqual({ cause: 'temporarily-unavailable' }));

	it('keeps nothing of the request, which holds the token', () => {
		const error = makeError();
		expect(JSON.stringify([error, error.cause, error.messages])).not.toContain('"T"');
		expect(error.cause).not.toBe(failure);
	});
});
