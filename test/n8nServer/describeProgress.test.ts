import { describeProgress } from '../../n8nServer/describeProgress';

describe('the progress of the long install', () => {
	function watch(isTerminal: boolean) {
		const lines: string[] = [];
		let nowMs = 0;
		const report = describeProgress((line) => lines.push(line), { isTerminal, now: () => nowMs });
		return { lines, report, pass: (ms: number) => (nowMs += ms) };
	}

	it('counts packages and seconds', () => {
		const { lines, report, pass } = watch(true);
		pass(2_000);
		report({ phase: 'packages', done: 120, total: 2013 });
		expect(lines).toEqual(['120 of 2013 packages (2 s)']);
	});

	it('prints only now and then where every line stays', () => {
		const { lines, report, pass } = watch(false);
		for (let count = 0; count < 10; count++) {
			report({ phase: 'packages', done: count, total: 2013 });
			pass(2_000);
		}
		expect(lines).toEqual(['0 of 2013 packages (0 s)', '8 of 2013 packages (16 s)']);
	});

	it('prints a new phase at once', () => {
		const { lines, report } = watch(false);
		report({ phase: 'packages', done: 2013, total: 2013 });
		report({ phase: 'database', done: 0, total: 1 });
		expect(lines[1]).toContain('SQLite driver');
	});
});
