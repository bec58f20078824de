import { NodeApiError } from 'n8n-workflow';
import type { FullResponse } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { openDelivery } from '../../../nodes/WhatsAppGroups/core/sending/deliver';
import { Stopped } from '../../../nodes/WhatsAppGroups/core/process/wait';
import { channelWith, cut, deliver, good, message, refused } from './answeringChannel';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('gives the answer of the first attempt that is accepted', async () => {
	const channel = channelWith(refused(130429), refused(131057), good);
	await expect(deliver(channel, message, openDelivery(channel))).resolves.toEqual(good.body);
	expect(channel.left).toBe(0);
});

it('slows the rate limiter of the sender down for refusals for rate, and for no other', async () => {
	const rate = channelWith(refused(130429), refused(130429), refused(130429));
	const delivery = openDelivery(rate);
	await deliver(rate, message, delivery);
	expect(delivery.rateLimiter.rate).toBeLessThan(80);
	const maintenance = channelWith(refused(131057), refused(131057), refused(131057));
	const calm = openDelivery(maintenance);
	await deliver(maintenance, message, calm);
	expect(calm.rateLimiter.rate).toBe(80);
});

it('does not send again what may have arrived', async () => {
	const channel = channelWith(cut('ECONNRESET'), good);
	await expect(deliver(channel, message, openDelivery(channel), 7)).rejects.toMatchObject({
		context: { itemIndex: 7, facts: { retry: 'unknown' } },
	});
	expect(channel.left).toBe(1);
});

it('sends again what never left', async () => {
	const channel = channelWith(cut('ECONNREFUSED'), cut('ENOTFOUND'), good);
	await expect(deliver(channel, message, openDelivery(channel))).resolves.toEqual(good.body);
});

it('gives the last refusal when the time for retries is over', async () => {
	const channel = channelWith(...Array.from({ length: 9 }, () => refused(131056)));
	const delivery = openDelivery(channel, { policy: { retryForMs: 300, retriesUnknown: false } });
	await expect(deliver(channel, message, delivery)).rejects.toThrow(NodeApiError);
	expect(channel.left).toBeGreaterThan(5);
});

it('ends a pause when the execution is stopped', async () => {
	const stop = new AbortController();
	const channel = channelWith({ ...refused(4), headers: { 'retry-after': '60' } });
	const delivering = deliver(channel, message, openDelivery(channel, { signal: stop.signal }));
	setTimeout(() => stop.abort(), 50);
	await expect(delivering).rejects.toThrow(Stopped);
});

it('sends nothing when the execution is stopped already', async () => {
	const channel = channelWith(good);
	await expect(
		deliver(channel, message, openDelivery(channel, { signal: AbortSignal.abort() })),
	).rejects.toThrow(Stopped);
	expect(channel.left).toBe(1);
});

it('has one rate limiter for one phone number, whoever opens it', () => {
	const channel = channelWith();
	expect(openDelivery(channel).rateLimiter).toBe(openDelivery({ ...channel }).rateLimiter);
	expect(openDelivery(channel).rateLimiter).not.toBe(openDelivery(channelWith()).rateLimiter);
});

it('does not hold back what follows when the first message of all was refused for another reason than the rate', async () => {
	const channel = channelWith(refused(100), good);
	const delivery = openDelivery(channel);
	await expect(deliver(channel, message, delivery)).rejects.toThrow(NodeApiError);
	const startedMs = performance.now();
	await deliver(channel, message, delivery);
	expect(performance.now() - startedMs).toBeLessThan(500);
});

it('says that the outcome is unknown when it is stopped before it could try a lost message again', async () => {
	const channel = channelWith(cut('ECONNRESET'));
	const stop = new AbortController();
	const delivery = openDelivery(channel, {
		signal: stop.signal,
		policy: { retryForMs: 60_000, retriesUnknown: true },
	});
	setTimeout(() => stop.abort(), 60);
	await expect(deliver(channel, message, delivery)).rejects.toMatchObject({
		context: { facts: { retry: 'unknown' } },
	});
});

it('waits for HTTP 429, and calls the outcome of HTTP 503 unknown, also with a code that Meta does not document', async () => {
	const undocumented = (statusCode: number, code: number): FullResponse => ({
		statusCode,
		headers: {},
		body: { error: { code, message: 'later' } },
	});
	const busy = channelWith(undocumented(429, 613));
	await expect(deliver(busy, message, openDelivery(busy))).resolves.toEqual(good.body);
	const down = channelWith(undocumented(503, 1349125));
	await expect(deliver(down, message, openDelivery(down))).rejects.toMatchObject({
		context: { facts: { retry: 'unknown' } },
	});
});

it('obeys a Retry-After that is a date', async () => {
	const headers = { 'retry-after': new Date(Date.now() + 3_000).toUTCString() };
	const channel = channelWith({ statusCode: 429, headers, body: 'later' });
	const delivery = openDelivery(channel, { policy: { retryForMs: 1_000, retriesUnknown: false } });
	await expect(deliver(channel, message, delivery)).rejects.toMatchObject({
		context: { facts: { retryAfterMs: expect.any(Number) } },
	});
});

it('keeps the number that another run has set, as long as that one sends', async () => {
	const channel = channelWith();
	const slow = openDelivery(channel, { perSecond: 5 });
	await slow.rateLimiter.take();
	expect(openDelivery(channel).rateLimiter.rate).toBe(5);
	expect(openDelivery(channel, { perSecond: 7 }).rateLimiter.rate).toBe(7);
});
