import { shortestSeconds, tally } from '../bench/broadcast';
import { countShares } from '../bench/shares';
import { readArguments } from '../bench/arguments';
import { toChart } from '../bench/report/chart';
import { toMarkdown, toText } from '../bench/report/layout';
import { toTables } from '../bench/report/tables';
import { targetTable } from '../bench/report/targetTable';
import { good, resultWith } from '../support/benchResults';

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

describe('shares of workers', () => {
	const accepted = (to: string, status = 200) => ({ status, body: { to } });
	const lists = [
		['a1', 'a2', 'a3', 'a4'],
		['b1', 'b2'],
	];

	it('count what was accepted of each from when all had begun to when the first was through', () => {
		const order = ['a1', 'a2', 'b1', 'a3', 'b2', 'a4'].map((to) => accepted(to));
		expect(countShares(lists, order)).toEqual([1, 2]);
	});

	it('do not count what was refused, nor what was sent to others', () => {
		const order = [
			accepted('a1'),
			accepted('b1'),
			accepted('a2', 400),
			accepted('elsewhere'),
			accepted('a2'),
			accepted('b2'),
		];
		expect(countShares(lists, order)).toEqual([1, 1]);
	});

	it('are nothing where they did not send at the same time', () => {
		const order = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map((to) => accepted(to));
		expect(countShares(lists, order)).toEqual([0, 0]);
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
