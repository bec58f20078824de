import { describeNoAnswer } from '../../../nodes/WhatsAppGroups/errors/noAnswer';
import {
	describeRefusal,
	type ErrorFacts,
} from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { pauseBeforeRetry, type Attempt } from '../../../nodes/WhatsAppGroups/core/sending/retry';

const policy = { retryForMs: 300_000, retriesUnknown: false };
const first: Attempt = { number: 0, sinceFirstMs: 0, isRead: false, wasReached: true };
const refusedWith = (code: number): ErrorFacts => describeRefusal({ httpStatus: 400, code });
const noAnswer = (code: string): ErrorFacts => describeNoAnswer({ cause: { code } }, true);
const half = () => 0;
const full = () => 1;

it.each([4, 80007, 130429, 131056, 131057, 131208, 133004])(
	'asks again after %i, which had no effect',
	(code) => {
		expect(pauseBeforeRetry(refusedWith(code), first, policy)).toBeGreaterThan(0);
	},
);

it.each([100, 190, 131020, 131026, 131041, 131047, 131048, 132001])(
	'does not ask again after %i',
	(code) => {
		expect(
			pauseBeforeRetry(refusedWith(code), first, { ...policy, retriesUnknown: true }),
		).toBeUndefined();
	},
);

it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
	'asks again after %s: nothing had left',
	(code) => {
		expect(pauseBeforeRetry(noAnswer(code), first, policy)).toBeGreaterThan(0);
	},
);

it.each([
	['a cut connection', noAnswer('ECONNRESET')],
	['a timeout', noAnswer('ETIMEDOUT')],
	['a socket closed by the other side', noAnswer('UND_ERR_SOCKET')],
	['an aborted request', describeNoAnswer({ name: 'AbortError' }, true)],
	['HTTP 502', describeRefusal({ httpStatus: 502 })],
	['Graph code 131000', refusedWith(131000)],
])('asks again after %s only when the user wants it, or for a read', (_what, facts) => {
	expect(pauseBeforeRetry(facts, first, policy)).toBeUndefined();
	expect(pauseBeforeRetry(facts, first, { ...policy, retriesUnknown: true })).toBeGreaterThan(0);
	expect(pauseBeforeRetry(facts, { ...first, isRead: true }, policy)).toBeGreaterThan(0);
	expect(pauseBeforeRetry(facts, { ...first, isRead: true, number: 3 }, policy)).toBeUndefined();
});

it('pauses longer each time, half of it by chance, up to 16 seconds', () => {
	const pauses = (random: () => number) =>
		[0, 1, 2, 6, 20].map((number) =>
			pauseBeforeRetry(refusedWith(130429), { ...first, number }, policy, random),
		);
	expect(pauses(half)).toEqual([125, 250, 500, 8_000, 8_000]);
	expect(pauses(full)).toEqual([250, 500, 1_000, 16_000, 16_000]);
});

it('waits at least as long as the other side asks', () => {
	const facts = describeRefusal({ httpStatus: 429, retryAfterMs: 7_000 });
	expect(pauseBeforeRetry(facts, first, policy)).toBe(7_000);
});

it('ends when the next attempt would come after Retry For', () => {
	const facts = refusedWith(130429);
	expect(
		pauseBeforeRetry(facts, { ...first, sinceFirstMs: 299_900 }, policy, full),
	).toBeUndefined();
	expect(pauseBeforeRetry(facts, { ...first, sinceFirstMs: 299_750 }, policy, full)).toBe(250);
	expect(pauseBeforeRetry(facts, first, { ...policy, retryForMs: 0 })).toBeUndefined();
	expect(
		pauseBeforeRetry(describeRefusal({ httpStatus: 429, retryAfterMs: 301_000 }), first, policy),
	).toBeUndefined();
});

it('tells soon that an address is wrong, but waits for a server that has answered before', () => {
	const late = { ...first, sinceFirstMs: 6_000 };
	expect(
		pauseBeforeRetry(noAnswer('ECONNREFUSED'), { ...late, wasReached: false }, policy),
	).toBeUndefined();
	expect(pauseBeforeRetry(noAnswer('ECONNREFUSED'), late, policy)).toBeGreaterThan(0);
	const unreached = { ...late, wasReached: false };
	for (const facts of [refusedWith(130429), noAnswer('ECONNRESET')])
		expect(pauseBeforeRetry(facts, unreached, { ...policy, retriesUnknown: true })).toBeGreaterThan(
			0,
		);
});
