import { runTasks } from '../../../nodes/WhatsAppGroups/core/process/runTasks';

const turn = async () => await new Promise<void>((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

/** On a busy machine it would yield in between, and fewer tasks would have begun. */
beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
afterEach(() => jest.restoreAllMocks());

it('has no more under way than so many at once', async () => {
	let underWay = 0;
	let most = 0;
	const task = async () => {
		most = Math.max(most, ++underWay);
		await turn();
		underWay -= 1;
	};
	await runTasks(Array(9).fill(task), { atOnce: 2, signal: never });
	expect([most, underWay]).toEqual([2, 0]);
});

it('begins with few, and has room for one more with each that ends', async () => {
	const ends: Array<() => void> = [];
	const task = async () => await new Promise<void>((resolve) => ends.push(resolve));
	const running = runTasks(Array(120).fill(task), { atOnce: 50, signal: never });
	await turn();
	const started = [ends.length];
	for (const ended of [1, 16, 40]) {
		for (const end of ends.slice(0, ended)) end();
		await turn();
		started.push(ends.length - ended);
	}
	expect(started).toEqual([32, 33, 48, 50]);
	while (ends.length < 120) {
		for (const end of ends) end();
		await turn();
	}
	for (const end of ends) end();
	await running;
});

it('starts them in their order, one as soon as another has ended', async () => {
	const seen: string[] = [];
	const ends = new Map<string, () => void>();
	const task = (name: string) => async () => {
		seen.push(name);
		await new Promise<void>((resolve) => ends.set(name, resolve));
		seen.push(`${name} ended`);
	};
	const running = runTasks(['a', 'b', 'c'].map(task), { atOnce: 2, signal: never });
	for (const name of ['b', 'a', 'c']) {
		await turn();
		ends.get(name)?.();
	}
	await running;
	expect(seen).toEqual(['a', 'b', 'b ended', 'c', 'a ended', 'c ended']);
});

it('asks for the next one when there is room for it, and not earlier', async () => {
	let made = 0;
	let underWay = 0;
	function* tasks() {
		for (; made < 5; made++) {
			expect(underWay).toBeLessThan(2);
			yield async () => {
				underWay += 1;
				await turn();
				underWay -= 1;
			};
		}
	}
	await runTasks(tasks(), { atOnce: 2, signal: never });
	expect([made, underWay]).toEqual([5, 0]);
});

it('starts nothing more once the signal is aborted, and waits for what it started', async () => {
	const stop = new AbortController();
	const seen: number[] = [];
	const task = (number: number) => async () => {
		await turn();
		seen.push(number);
		if (number === 1) stop.abort();
	};
	await runTasks([0, 1, 2, 3, 4, 5].map(task), { atOnce: 2, signal: stop.signal });
	expect(seen).toEqual([0, 1, 2]);
});

it('ends at once when there is nothing to do', async () => {
	await expect(runTasks([], { atOnce: 1, signal: never })).resolves.toBeUndefined();
});

/** How often others get their turn while starting a task takes so many milliseconds. */
async function turnsOfOthers(tasks: number, eachMs: number): Promise<number> {
	let now = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	let turns = 0;
	let isOver = false;
	const others = async () => {
		while (!isOver) {
			await turn();
			turns += 1;
		}
	};
	const running = others();
	const task = async () => {
		now += eachMs;
	};
	await runTasks(Array(tasks).fill(task), { atOnce: 100, signal: never });
	isOver = true;
	const seen = turns;
	await running;
	return seen;
}

it('lets others run when starting has taken more than ten milliseconds', async () => {
	expect(await turnsOfOthers(10, 11)).toBeGreaterThanOrEqual(9);
});

it('does not stop for less', async () => {
	expect(await turnsOfOthers(9, 1)).toBe(0);
});
