import { describeOthers, targetTable } from '../bench/report/tables';
import { toText } from '../bench/report/layout';
import type { Result } from '../bench/result';
import { exitCodeOf, judge } from '../bench/targets';
import { good, measured, resultWith } from '../support/benchResults';

function missed(result: Result): string[] {
	return judge(result)
		.filter(({ verdict, isInformative }) => verdict === 'missed' && !isInformative)
		.map(({ name }) => name);
}

describe('targets', () => {
	it('are missed by one lost message, one sent twice, or a little too much time', () => {
		expect(missed(resultWith({ broadcast80: { ours: good } }))).toEqual([]);
		expect(missed(resultWith({ broadcast80: { ours: { ...good, lost: 1 } } }))).toEqual([
			'80 per second: lost',
		]);
		expect(missed(resultWith({ broadcast80: { ours: { ...good, doubled: 1 } } }))).toEqual([
			'80 per second: sent twice',
		]);
		expect(missed(resultWith({ broadcast80: { ours: { ...good, ratioToLimit: 1.031 } } }))).toEqual(
			['80 per second: time ÷ limit'],
		);
	});

	it('do not ask of a short run what only a long one can show, but that nothing is lost', () => {
		const quick = { ...measured, quick: true };
		expect(
			missed(
				resultWith({ measured: quick, broadcast80: { ours: { ...good, ratioToLimit: 1.4 } } }),
			),
		).toEqual([]);
		expect(
			missed(resultWith({ measured: quick, broadcast80: { ours: { ...good, lost: 1 } } })),
		).toEqual(['80 per second: lost']);
	});

	it('compare the cost of a webhook, so fewer per second are worse', () => {
		const trigger = {
			floor: { dropped: 50, started: 26 },
			ours: { dropped: 45, started: 20 },
			builtIn: { dropped: 24, started: 14 },
		};
		expect(missed(resultWith({ trigger }))).toEqual([
			'trigger, started: cost ÷ a trigger that does nothing',
		]);
	});

	it('allow ten times the items eleven times the time', () => {
		const scaling = {
			'100': { seconds: 0.3, peakMemoryMb: 40 },
			'1000': { seconds: 2, peakMemoryMb: 60 },
			'10000': { seconds: 22.1, peakMemoryMb: 401 },
		};
		expect(missed(resultWith({ scaling }))).toEqual([
			'time of 10,000 items ÷ 1,000',
			'memory above idle at 10,000 items, MB',
		]);
	});
});

describe('a busy machine', () => {
	const slow = { ...good, ratioToLimit: 1.4 };
	const busy = { mean: 0.6, most: 1.1 };
	const quiet = { mean: 0.02, most: 0.1 };
	const verdicts = (result: Result, part: string) => [
		...new Set(judge(result).flatMap((target) => (target.part === part ? [target.verdict] : []))),
	];

	it('is no reason to judge what was measured while it was busy, good or bad', () => {
		const result = resultWith({
			broadcast80: { ours: slow },
			broadcast50: { ours: good },
			reading: { eventsPerSecond: 10 },
			others: { broadcast80: busy, broadcast50: busy, reading: quiet },
		});
		expect(verdicts(result, 'broadcast80')).toEqual(['machine busy']);
		expect(verdicts(result, 'broadcast50')).toEqual(['machine busy']);
		expect(verdicts(result, 'reading')).toEqual(['missed']);
	});

	it('is busy as well when others used it for some seconds only', () => {
		const result = resultWith({
			broadcast80: { ours: good },
			others: { broadcast80: { mean: 0.05, most: 0.9 } },
		});
		expect(verdicts(result, 'broadcast80')).toEqual(['machine busy']);
	});

	it('ends the run with neither success nor a missed target', () => {
		const wanted = ['broadcast80'] as const;
		const codeWith = (others: Result['others'], ours = good) =>
			exitCodeOf(resultWith({ broadcast80: { ours }, others }), wanted);
		expect(codeWith({ broadcast80: quiet })).toBe(0);
		expect(codeWith({ broadcast80: busy })).toBe(2);
		expect(codeWith({ broadcast80: busy }, slow)).toBe(2);
		expect(codeWith({ broadcast80: quiet }, slow)).toBe(1);
		expect(exitCodeOf(resultWith({ others: { broadcast80: busy } }), wanted)).toBe(1);
	});

	it('is said in the table and in a sentence', () => {
		const result = resultWith({ broadcast80: { ours: good }, others: { broadcast80: busy } });
		expect(toText(targetTable(result))).toMatch(
			/80 per second: lost +0 +0 +not judged \(machine busy\)/,
		);
		expect(describeOthers(result)).toBe(
			"Meanwhile other programs used up to 1.10 of the machine's 2 cores. That is too much: the machine was busy, and nothing is judged of broadcast80.",
		);
		expect(describeOthers(resultWith({ others: { broadcast80: quiet } }))).toBe(
			"Meanwhile other programs used up to 0.10 of the machine's 2 cores.",
		);
		expect(describeOthers(resultWith({}))).toBeUndefined();
	});
});
