import { sendThroughOneLimit, ways, type Sender, type Way } from '../../support/sharedLimit';

const runs: Array<[string, Way, number]> = [
	['near', ways.near, 1],
	['far', ways.far, 2],
	['busy', ways.busy, 3],
];
const late = (items: number, seconds: number): Sender => ({ items, startsAtMs: seconds * 1_000 });

describe('processes that send to one number, which takes 80 per second, and do not know each other', () => {
	describe.each<[string, Sender[]]>([
		['two', [{ items: 1_200 }, { items: 1_200 }]],
		['two, one of them ten seconds later', [{ items: 2_000 }, late(1_200, 10)]],
		['three', [{ items: 1_000 }, { items: 1_000 }, { items: 1_000 }]],
		['three, ten seconds apart', [{ items: 2_000 }, late(1_600, 10), late(1_333, 20)]],
	])('%s', (_who, senders) => {
		it.each(runs)('use the limit and share it fairly (%s)', async (_way, way, seed) => {
			const shared = await sendThroughOneLimit({ senders, limit: 80, way, seed });
			expect(shared.accepted).toEqual(senders.map(({ items }) => items));
			expect(shared.ratio).toBeLessThan(1.15);
			expect(shared.unfairness).toBeLessThan(1.2);
		});
	});

	it('use 1,000 per second as well', async () => {
		const senders = [{ items: 2_500 }, { items: 2_500 }];
		const scene = { senders, limit: 1_000, ceiling: 1_000, way: ways.near, seed: 1 };
		const shared = await sendThroughOneLimit(scene);
		expect(shared.ratio).toBeLessThan(1.1);
		expect(shared.unfairness).toBeLessThan(1.1);
	});

	it('leave what one of them no longer needs to the other', async () => {
		const senders = [{ items: 2_000 }, { items: 600 }];
		const shared = await sendThroughOneLimit({ senders, limit: 80, way: ways.near, seed: 1 });
		expect(shared.ratio).toBeLessThan(1.2);
	});
});

describe('a process that sends alone', () => {
	it.each<[string, number, number, number]>([
		['loses next to nothing where the limit is known', 80, 80, 1.02],
		['is near the limit where nobody told it', 50, 80, 1.1],
		['is near a limit that is much lower', 20, 80, 1.2],
		['loses little at 1,000 per second', 1_000, 1_000, 1.15],
	])('%s', async (_what, limit, ceiling, ratio) => {
		const senders = [{ items: limit * (limit > 100 ? 4 : 25) }];
		const alone = await sendThroughOneLimit({ senders, limit, ceiling, way: ways.near, seed: 1 });
		expect(alone.ratio).toBeLessThan(ratio);
	});
});
