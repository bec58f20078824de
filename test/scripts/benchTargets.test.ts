import { describeOthers, targetTable } from '../bench/report/targetTable';
import { momentsOfKills } from '../bench/killed';
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
			ours: { dropped: 46, started: 20 },
			builtIn: { dropped: 24, started: 14 },
		};
		expect(missed(resultWith({ trigger }))).toEqual([
			'trigger, started: cost ÷ a trigger that does nothing',
		]);
	});

	it('compare each way with the naive one, and with the bare way that it builds on', () => {
		const at = (perSecond: number, cpuMsPerMessage: number) => ({
			perSecond,
			cpuMsPerMessage,
			connections: 64,
		});
		const transport = {
			naive: at(300, 3),
			helper: at(995, 1),
			pool: at(3_700, 0.2),
			default: at(898, 1),
			highThroughput: at(2_999, 0.3),
		};
		expect(missed(resultWith({ transport }))).toEqual([
			'default way: messages per second ÷ naive',
			'High Throughput: messages per second ÷ naive',
		]);
		const bare = { ...transport, default: at(890, 1), highThroughput: at(2_900, 0.3) };
		expect(missed(resultWith({ transport: bare })).slice(2)).toEqual([
			"default way: messages per second ÷ n8n's bare helper, given the credential",
			"High Throughput: messages per second ÷ Node's bare pooled client",
		]);
	});

	it('want workers that share a number to get the same, and to lose nothing of its limit', () => {
		const fair = { ...good, ratioToLimit: 1.15, shares: [980, 1_000], largestShare: 1.02 };
		const three = { ...fair, ratioToLimit: 1.16, largestShare: 1.21 };
		expect(missed(resultWith({ workers: { two: fair, three } }))).toEqual([
			'three workers on one number: time ÷ limit',
			'three workers on one number: largest share ÷ smallest',
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

describe('targets of long broadcasts, kills and receipts', () => {
	const killed = { items: 10_000, accepted: 10_000, lost: 0, doubled: 41, seconds: 190 };

	it('bound the memory of a long broadcast', () => {
		const long = (peakMemoryMb: number) => resultWith({ broadcastLong: { ...good, peakMemoryMb } });
		expect(missed(long(250))).toEqual([]);
		expect(missed(long(251))).toEqual(['80 per second for two minutes: memory above idle, MB']);
	});

	it('bound what each single kill may repeat, and let nothing be lost', () => {
		const after = (repeats: number[], lost = 0) =>
			missed(
				resultWith({
					killed: { ...killed, lost, repeats, mostRepeats: Math.max(...repeats) },
				}),
			);
		expect(after([25, 3, 0, 8, 5])).toEqual([]);
		expect(after([26, 3, 0, 8, 5])).toEqual(['killed five times: most repeats after one kill']);
		expect(after([1, 3, 0, 8, 5], 1)).toEqual(['killed five times: lost']);
	});

	it('let no receipt be lost, nor cost much more than a trigger that does nothing', () => {
		const receipts = (lost: number, ours: number) =>
			missed(
				resultWith({
					receipts: {
						receipts: 20_000,
						perWebhook: 100,
						lost: { floor: 0, ours: lost },
						perSecond: { floor: 1_150, ours },
					},
				}),
			);
		expect(receipts(0, 1_000)).toEqual([]);
		expect(receipts(1, 1_000)).toEqual(['receipts: lost']);
		expect(receipts(0, 990)).toEqual(['receipts: cost ÷ a trigger that does nothing']);
	});
});

describe('moments at which n8n is killed', () => {
	it('are the same in every run, at random, and never soon after one another', () => {
		const moments = momentsOfKills(10_000);
		expect(momentsOfKills(10_000)).toEqual(moments);
		const between = moments.map((moment, kill) => moment - (moments[kill - 1] ?? 0));
		expect(between).toHaveLength(5);
		expect(new Set(between).size).toBe(5);
		expect(Math.min(...between)).toBeGreaterThanOrEqual(10_000 / 5.5 / 5);
		expect(Math.max(...moments)).toBeLessThan(9_000);
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
