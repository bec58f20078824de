import {
	DebounceWindow,
	windowLimits,
	type HeldEvent,
} from '../../../nodes/WhatsAppGroups/core/webhooks/debounceWindow';
import { stopTime } from './collectingTrigger';

beforeAll(() => stopTime());
afterAll(() => jest.useRealTimers());

const event = (eventId: string, json: object = {}) =>
	({ key: 'ana', event: { eventId, occurrence: { json } } }) as unknown as HeldEvent;

/** A window that says after how many milliseconds it closed. */
class Watched extends DebounceWindow {
	closedAfterMs?: number;
	private readonly beganMs = performance.now();

	async watch(): Promise<void> {
		await this.closed();
		this.closedAfterMs = performance.now() - this.beganMs;
	}
}

function open(quietMs: number): Watched {
	const window = new Watched(quietMs);
	window.add(event('first'));
	void window.watch();
	return window;
}

const pass = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

it('closes when nothing has come for so long', async () => {
	const window = open(3_000);
	await pass(2_000);
	window.add(event('second'));
	await pass(2_999);
	expect(window.takesMore).toBe(true);
	await pass(1);
	expect(window).toMatchObject({ takesMore: false, closedAfterMs: 5_000 });
	expect(window.held.map((held) => held.event.eventId)).toEqual(['first', 'second']);
});

it.each([
	[1_000, 3_000],
	[20_000, 30_000],
])('of %d ms closes after %d ms, whatever comes', async (quietMs, longestMs) => {
	const window = open(quietMs);
	for (let at = 0; at < 40; at += 1) {
		await pass(quietMs / 8);
		if (window.takesMore) window.add(event(`${at}`));
	}
	expect(window.closedAfterMs).toBe(longestMs);
});

it('takes an event once, and does not wait longer for its copies', async () => {
	const window = open(3_000);
	await pass(2_000);
	window.add(event('first'));
	await pass(1_000);
	expect([window.held.length, window.closedAfterMs]).toEqual([1, 3_000]);
});

const { events, bytes } = windowLimits;
/** JSON of just so many bytes. */
const large = (size: number) => ({ text: 'x'.repeat(size - '{"text":""}'.length) });

it('is closed at once by the event that makes it full', async () => {
	const window = open(3_000);
	for (let at = 2; at < events; at += 1) window.add(event(`${at}`));
	await pass(10);
	expect(window.takesMore).toBe(true);
	window.add(event('last'));
	await pass(0);
	expect(window).toMatchObject({ takesMore: false, closedAfterMs: 10 });
});

it('is closed at once by the one that makes it large', async () => {
	const window = open(3_000);
	const empty = '{}'.length;
	window.add(event('large', large(bytes - 100 - empty)));
	window.add(event('more', large(99)));
	await pass(10);
	expect(window.takesMore).toBe(true);
	window.add(event('last', large(20)));
	await pass(0);
	expect(window).toMatchObject({ takesMore: false, closedAfterMs: 10 });
	const exact = open(3_000);
	exact.add(event('exact', large(bytes - empty)));
	expect(exact.takesMore).toBe(false);
});

it('that waits for nothing closes at once', async () => {
	const window = open(0);
	await pass(0);
	expect(window).toMatchObject({ takesMore: false, closedAfterMs: 0 });
});

it.each([true, false])('tells whoever waits for it that it was started: %s', async (isStarted) => {
	const window = open(3_000);
	window.settle(isStarted);
	expect(window.takesMore).toBe(false);
	expect(await window.outcome).toBe(isStarted);
});
