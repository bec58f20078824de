import type { FullResponse } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { openDelivery } from '../../../nodes/WhatsAppGroups/core/sending/deliver';
import { Stopped } from '../../../nodes/WhatsAppGroups/core/process/wait';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { channelWith, cut, deliver, good, message, refused } from './answeringChannel';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('knows whether the other side has answered anything during the run', async () => {
	const wasReached = async (...answers: Array<FullResponse | Error>) => {
		const channel = channelWith(...answers);
		const policy = { retryForMs: 0, retriesUnknown: false };
		const delivery = openDelivery(channel, { policy });
		expect(delivery.wasReached).toBe(false);
		await deliver(channel, message, delivery).catch(() => undefined);
		return delivery.wasReached;
	};
	expect(await wasReached(good)).toBe(true);
	expect(await wasReached(refused(100))).toBe(true);
	expect(await wasReached(cut('ECONNREFUSED'))).toBe(false);
});

it('reads again what a server could not answer for a moment, and says nothing of an outcome', async () => {
	const down: FullResponse = { statusCode: 503, headers: {}, body: '' };
	const read = { method: 'GET', on: 'phoneNumber' } as const;
	const channel = channelWith(down, down, { ...good, body: { id: '1' } });
	await expect(deliver(channel, read, openDelivery(channel))).resolves.toEqual({ id: '1' });
	const stop = new AbortController();
	const stopped = channelWith(down);
	setTimeout(() => stop.abort(), 60);
	await expect(
		deliver(stopped, read, openDelivery(stopped, { signal: stop.signal })),
	).rejects.toThrow(Stopped);
});

it('passes on what kept a request from being sent at all', async () => {
	const failure = new Error('incomplete');
	const toWire = () => {
		throw failure;
	};
	const channel = { ...channelWith(), provider: { ...meta, toWire } };
	await expect(deliver(channel, message, openDelivery(channel))).rejects.toBe(failure);
});
