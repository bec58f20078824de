import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../clock';
import { Recent } from '../recent';
import { RateWindow } from '../graph/rateWindow';

describe('the clock', () => {
	it('runs timers on the way of a jump, each at its own time, also ones that timers set', () => {
		const clock = new Clock();
		const startMs = clock.now();
		const seen: string[] = [];
		const note = (name: string) => () =>
			seen.push(`${name} ${Math.round((clock.now() - startMs) / 1000)}`);
		clock.after(20_000, note('late'));
		clock.after(10_000, () => {
			note('early')();
			clock.after(5_000, note('set by a timer'));
		});
		const cancel = clock.after(12_000, note('cancelled'));
		cancel();
		clock.advance(30_000);
		expect(seen).toEqual(['early 10', 'set by a timer 15', 'late 20']);
		expect(clock.now() - startMs).toBeGreaterThanOrEqual(30_000);
		clock.clear();
	});

	it('goes as fast as it is told, and timers with it', async () => {
		const clock = new Clock();
		const startMs = clock.now();
		// At the speed of the real time, it would not be there before the test has to end.
		const done = new Promise<void>((resolve) => clock.after(3_600_000, resolve));
		clock.setSpeed(100_000);
		await done;
		expect(clock.now() - startMs).toBeGreaterThanOrEqual(3_600_000);
		clock.clear();
	});

	it('stands still at speed 0, but for jumps', async () => {
		const clock = new Clock();
		clock.setSpeed(0);
		const startMs = clock.now();
		const ran = jest.fn();
		clock.after(1, ran);
		await sleep(20);
		expect([clock.now(), ran.mock.calls]).toEqual([startMs, []]);
		clock.advance(1_000);
		expect([clock.now(), ran.mock.calls]).toEqual([startMs + 1_000, [[]]]);
		clock.clear();
	});
});

describe('what is kept', () => {
	it('is the latest, in order, and how much was forgotten', () => {
		const recent = new Recent<number>(3);
		expect([1, 2, 3, 4, 5].map((value) => recent.add(value))).toEqual([
			undefined,
			undefined,
			undefined,
			1,
			2,
		]);
		expect([recent.list(), recent.added(), recent.forgotten()]).toEqual([[3, 4, 5], 5, 2]);
	});
});

describe('a rate', () => {
	it('lets no more than the limit through in any second', () => {
		const rate = new RateWindow(1_000);
		const taken: number[] = [];
		for (let ms = 0; ms < 10_000; ms += 7) if (rate.take(80, ms)) taken.push(ms);
		const most = Math.max(
			...taken.map((from) => taken.filter((ms) => ms >= from && ms < from + 1_000).length),
		);
		expect(most).toBe(80);
		expect(taken.length).toBeGreaterThan(790);
	});
});
