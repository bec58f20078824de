import { waitForResult } from '../../../nodes/WhatsAppGroups/core/execution/waitForResult';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** When the looks happened, and when the waiting ended, in milliseconds after the start. */
async function looks(
	timeoutMs: number,
	find: (look: number) => Promise<string | undefined>,
	signal?: AbortSignal,
) {
	const startMs = Date.now();
	const atMs: number[] = [];
	const look = async () => {
		atMs.push(Date.now() - startMs);
		return await find(atMs.length);
	};
	const waiting = waitForResult(look, { timeoutMs, signal }).then((found) => ({
		found,
		atMs,
		tookMs: Date.now() - startMs,
	}));
	await jest.advanceTimersByTimeAsync(60_000);
	return await waiting;
}

it('looks with growing pauses until something is found', async () => {
	const find = async (look: number) => await Promise.resolve(look === 3 ? 'there' : undefined);
	expect(await looks(10_000, find)).toEqual({
		found: 'there',
		atMs: [500, 1_250, 2_375],
		tookMs: 2_375,
	});
});

it('never pauses for longer than five seconds', async () => {
	const { atMs } = await looks(50_000, async () => await Promise.resolve(undefined));
	const pauses = atMs.slice(1, -1).map((ms, index) => ms - (atMs[index] ?? 0));
	expect(Math.max(...pauses)).toBe(5_000);
	expect(pauses.at(-1)).toBe(5_000);
});

it('ends when the time is over, after a last look', async () => {
	expect(await looks(800, async () => await Promise.resolve(undefined))).toEqual({
		found: undefined,
		atMs: [500, 800],
		tookMs: 800,
	});
});

it('takes a look that fails for one that found nothing', async () => {
	const find = async (look: number) =>
		look === 1 ? await Promise.reject(new Error('down')) : 'there';
	expect(await looks(5_000, find)).toEqual({ found: 'there', atMs: [500, 1_250], tookMs: 1_250 });
});

it('gives a look that hangs two seconds, though the time is over', async () => {
	const hang = async () => await new Promise<undefined>(() => undefined);
	expect(await looks(600, hang)).toEqual({ found: undefined, atMs: [500], tookMs: 2_500 });
});

it('ends at once when the execution is stopped', async () => {
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 100);
	const find = async () => await Promise.resolve('never');
	expect(await looks(10_000, find, stop.signal)).toEqual({
		found: undefined,
		atMs: [],
		tookMs: 100,
	});
});
