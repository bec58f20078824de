import { shortestSeconds, tally } from '../bench/broadcast';
import { readArguments } from '../bench/arguments';
import { toChart } from '../bench/report/chart';
import { toMarkdown, toText } from '../bench/report/layout';
import { targetTable, toTables } from '../bench/report/tables';
import type { Broadcast, Result } from '../bench/result';
import { judge } from '../bench/targets';

const measured: Result['measured'] = {
	at: '2026-03-01T00:00:00.000Z',
	quick: false,
	minutes: 6,
	n8n: '2.41.1',
	node: '24.0.0',
	cpu: 'a processor',
	cores: 2,
	memoryGb: 8,
	platform: 'linux x64',
};
const good: Broadcast = {
	items: 2_000,
	accepted: 2_000,
	lost: 0,
	doubled: 0,
	seconds: 24.5,
	limitSeconds: 24,
	ratioToLimit: 1.021,
};

function resultWith(changes: Partial<Result>): Result {
	return { measured, method: {}, ...changes };
}

function missed(result: Result): string[] {
	return judge(result)
		.filter(
			({ value, isReached, isInformative }) => value !== undefined && !isReached && !isInformative,
		)
		.map(({ name }) => name);
}

describe('tally of a broadcast', () => {
	const request = (text: string, status = 200) => ({
		status,
		body: { to: 'somebody', text: { body: text } },
	});

	it('counts by text what was accepted, what never was, and what was more than once', () => {
		const requests = [
			request('one'),
			request('two', 400),
			request('two'),
			request('three', 400),
			request('four'),
			request('four'),
			request('four'),
		];
		expect(tally(4, requests)).toEqual({ items: 4, accepted: 3, lost: 1, doubled: 1 });
	});

	it('counts what was cut off before an answer as lost', () => {
		expect(tally(1, [{ body: { text: { body: 'one' } } }])).toMatchObject({ accepted: 0, lost: 1 });
	});

	it('demands the time of an even pace at the limit', () => {
		expect(shortestSeconds(2_000, 80)).toBe(25);
	});
});

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

describe('report', () => {
	const builtIn = { ...good, accepted: 800, lost: 1_200, seconds: 9 };
	const result = resultWith({ broadcast80: { ours: good, builtIn } });

	it('shows only what was measured', () => {
		expect(toTables(result).map(({ title }) => title)).toEqual([
			'A broadcast where 80 messages per second are accepted',
		]);
	});

	it('says the same in the terminal and in the page', () => {
		const [table] = toTables(result);
		expect(table && toText(table)).toMatch(
			/WhatsApp Business Cloud \(built in\) +2,000 +800 +1,200 +0 +9\.0/,
		);
		expect(table && toMarkdown(table)).toContain(
			'| WhatsApp Business Cloud (built in) | 2,000 | 800 | 1,200 | 0 | 9.0 |',
		);
		expect(toText(targetTable(result))).toMatch(/80 per second: lost +0 +0 +reached/);
	});

	it('draws a bar for each way of sending, with what was lost', () => {
		const chart = toChart(result);
		expect(chart).toContain('1,200 lost');
		expect(chart.match(/<rect/g)).toHaveLength(1 + 3 + 1 + 2);
	});
});

describe('arguments of npm run bench', () => {
	it('refuse a part that does not exist', () => {
		expect(() => readArguments(['--only', 'broadcast80,nonsense'])).toThrow(/no part "nonsense"/);
	});

	it('measure everything unless told otherwise', () => {
		expect(readArguments(['--quick'])).toMatchObject({
			quick: true,
			docs: false,
			only: expect.arrayContaining(['broadcast80', 'trigger', 'reading']),
		});
	});
});
