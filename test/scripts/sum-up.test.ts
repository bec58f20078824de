import { sumUp } from '../../scripts/sum-up';

const line = (command: string, passed: number, failed: number) =>
	`${JSON.stringify({ command, passed, failed })}\n`;

describe('the sum of .ci/run', () => {
	it('adds up what both commands counted', () => {
		expect(
			sumUp(line('a', 10, 0) + line('b', 5, 2), [
				{ command: 'a', exitCode: 0 },
				{ command: 'b', exitCode: 1 },
			]),
		).toEqual({ passed: 15, failed: 2 });
	});

	it('counts a command that left nothing as a failure, even if it ended well', () => {
		expect(
			sumUp(line('a', 10, 0), [
				{ command: 'a', exitCode: 0 },
				{ command: 'b', exitCode: 0 },
			]),
		).toEqual({ passed: 10, failed: 1 });
	});

	it('counts a command that failed without a failed test as a failure', () => {
		expect(sumUp(line('a', 10, 0), [{ command: 'a', exitCode: 1 }])).toEqual({
			passed: 10,
			failed: 1,
		});
	});
});
