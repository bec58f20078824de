import type { INode } from 'n8n-workflow';
import { retryBriefly } from '../../../nodes/WhatsAppGroups/core/registration/retryBriefly';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';

const errorOf = (httpStatus: number, code?: number) =>
	toNodeApiError({ name: 'N' } as INode, { httpStatus, code });
const passing = errorOf(429);
const unsure = errorOf(503);
const final = errorOf(400, 100);

beforeEach(() => {
	jest.useFakeTimers();
	jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** Fails with these, one after the other, and then goes on with the last one or is done. */
async function retry(
	failures: unknown[],
	{ isDone = true }: { isDone?: boolean } = {},
): Promise<{ result: unknown; times: number; tookMs: number }> {
	const startMs = performance.now();
	let times = 0;
	const ask = async () => {
		times += 1;
		const failure = failures[times - 1] ?? (isDone ? undefined : failures.at(-1));
		return await (failure === undefined
			? Promise.resolve('done')
			: Promise.reject(failure as Error));
	};
	let isOver = false;
	const asking = retryBriefly(ask)
		.catch((failure: unknown) => failure)
		.finally(() => (isOver = true));
	while (!isOver) await jest.advanceTimersToNextTimerAsync();
	return { result: await asking, times, tookMs: performance.now() - startMs };
}

it('asks again after what passes, and after what may have been carried out', async () => {
	expect(await retry([])).toEqual({ result: 'done', times: 1, tookMs: 0 });
	expect(await retry([passing, unsure])).toEqual({ result: 'done', times: 3, tookMs: 750 });
});

it('gives up after four seconds', async () => {
	expect(await retry([passing], { isDone: false })).toEqual({
		result: passing,
		times: 5,
		tookMs: 3_750,
	});
});

it('does not ask again after a refusal, or what is no answer of WhatsApp at all', async () => {
	expect(await retry([final])).toMatchObject({ result: final, times: 1 });
	const other = new Error('other');
	expect(await retry([other])).toMatchObject({ result: other, times: 1 });
});

it('tells of what may have been carried out, unless a refusal says more', async () => {
	expect((await retry([unsure, passing], { isDone: false })).result).toBe(unsure);
	expect((await retry([passing, unsure], { isDone: false })).result).toBe(unsure);
	expect((await retry([unsure, final])).result).toBe(final);
});
