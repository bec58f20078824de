import { openYielding } from '../../../nodes/WhatsAppGroups/core/process/yieldToEventLoop';

/** How often others get their turn while a loop takes so many milliseconds per step. */
async function turnsOfOthers(steps: number, stepMs: number): Promise<number> {
	let now = 0;
	jest.spyOn(performance, 'now').mockImplementation(() => now);
	const yieldIfDue = openYielding();
	let turns = 0;
	let isOver = false;
	const others = async () => {
		while (!isOver) {
			await new Promise((resolve) => setImmediate(resolve));
			turns += 1;
		}
	};
	const running = others();
	for (let step = 0; step < steps; step++) {
		now += stepMs;
		await yieldIfDue();
	}
	isOver = true;
	const seen = turns;
	await running;
	return seen;
}

afterEach(() => jest.restoreAllMocks());

it('lets others run when the work has taken more than ten milliseconds', async () => {
	expect(await turnsOfOthers(10, 11)).toBeGreaterThanOrEqual(9);
});

it('does not stop for less', async () => {
	expect(await turnsOfOthers(9, 1)).toBe(0);
});
