import { waitForResult } from '../../../nodes/WhatsAppGroups/core/execution/waitForResult';

/** When the looks happened, in milliseconds after the start. */
async function looks(
	timeoutMs: number,
	find: (look: number) => Promise<string | undefined>,
	signal?: AbortSignal,
) {
	const startMs = Date.now();
	const atMs: number[] = [];
	const found = await waitForResult(
		async () => {
			atMs.push(Date.now() - startMs);
			return await find(atMs.length);
		},
		{ timeoutMs, signal },
	);
	return { found, atMs, tookMs: Date.now() - startMs };
}

it('looks with growing pauses until something is found', async () => {
	const { found, atMs } = await looks(
		10_000,
		async (look) => await Promise.resolve(look === 3 ? 'there' : undefined),
	);
	expect(found).toBe('there');
	const [first = 0, second = 0, third = 0] = atMs;
	expect(first).toBeGreaterThanOrEqual(490);
	expect(second - first).toBeGreaterThan(700);
	expect(third - second).toBeGreaterThan(second - first);
});

it('ends when the time is over, after a last look', async () => {
	const { found, atMs, tookMs } = await looks(800, async () => await Promise.resolve(undefined));
	expect(found).toBeUndefined();
	expect(atMs).toHaveLength(2);
	expect(tookMs).toBeLessThan(1_500);
});

it('takes a look that fails for one that found nothing', async () => {
	const { found, atMs } = await looks(5_000, async (look) =>
		look === 1 ? await Promise.reject(new Error('down')) : 'there',
	);
	expect(found).toBe('there');
	expect(atMs).toHaveLength(2);
});

it('does not wait for a look that hangs', async () => {
	const { found, tookMs } = await looks(
		600,
		async () => await new Promise<undefined>(() => undefined),
	);
	expect(found).toBeUndefined();
	expect(tookMs).toBeLessThan(4_000);
});

it('ends at once when the execution is stopped', async () => {
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 100);
	const { found, atMs, tookMs } = await looks(
		10_000,
		async () => await Promise.resolve('never'),
		stop.signal,
	);
	expect(found).toBeUndefined();
	expect(atMs).toEqual([]);
	expect(tookMs).toBeLessThan(400);
});
