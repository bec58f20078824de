import { Deadlines } from '../../../nodes/WhatsAppGroups/core/sending/deadlines';

const startMs = 1_000;
const at = (sinceStartMs: number) =>
	jest.spyOn(performance, 'now').mockReturnValue(startMs + sinceStartMs);
beforeEach(() => at(0));
afterEach(() => jest.restoreAllMocks());

it.each([
	['two seconds', 60_000, 2_000],
	['a tenth of a shorter limit', 5_000, 500],
])('gives the requests of %s one signal', (_what, timeoutMs, sharedForMs) => {
	const deadlines = new Deadlines();
	const early = deadlines.signalFor(timeoutMs);
	at(sharedForMs - 1);
	expect(deadlines.signalFor(timeoutMs)).toBe(early);
	at(sharedForMs);
	expect(deadlines.signalFor(timeoutMs)).not.toBe(early);
});

it('does not ask what time of day it is', () => {
	const deadlines = new Deadlines();
	const early = deadlines.signalFor(60_000);
	at(3_000);
	jest.spyOn(Date, 'now').mockReturnValue(0);
	expect(deadlines.signalFor(60_000)).not.toBe(early);
});

it('gives no more than 64 requests the same signal, and those with another limit another one', () => {
	const deadlines = new Deadlines();
	const signals = Array.from({ length: 129 }, () => deadlines.signalFor(60_000));
	expect(signals.map((signal) => signals.indexOf(signal))).toEqual([
		...Array.from({ length: 64 }, () => 0),
		...Array.from({ length: 64 }, () => 64),
		128,
	]);
	const other = deadlines.signalFor(50_000);
	expect(signals).not.toContain(other);
	expect(deadlines.signalFor(50_000)).toBe(other);
});

it('ends a request when its time is over, or everything ends', () => {
	const time = new AbortController();
	const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
	expect(new Deadlines().signalFor(60_000)).toBe(time.signal);
	expect(timeout).toHaveBeenCalledWith(60_000);
	const end = new AbortController();
	const [byTime, byEnd] = [new Deadlines(end.signal), new Deadlines(end.signal)].map((deadlines) =>
		deadlines.signalFor(60_000),
	);
	expect([byTime?.aborted, byEnd?.aborted]).toEqual([false, false]);
	end.abort();
	expect(byEnd?.aborted).toBe(true);
	const late = new Deadlines(new AbortController().signal).signalFor(60_000);
	time.abort();
	expect(late?.aborted).toBe(true);
});

it('has no limit where none is given', () => {
	const end = new AbortController();
	expect(new Deadlines(end.signal).signalFor(0)).toBe(end.signal);
	expect(new Deadlines().signalFor(0)).toBeUndefined();
});
