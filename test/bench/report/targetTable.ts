import { parts } from '../arguments';
import type { Result } from '../result';
import { judge, wasBusy, type Verdict } from '../targets';
import { show, type Table } from './layout';

const verdicts: Record<Verdict, string> = {
	reached: 'reached',
	missed: 'NOT reached',
	'not measured': 'not measured',
	'machine busy': 'not judged (machine busy)',
};

export function targetTable(result: Result): Table {
	const rows = judge(result).map(({ name, wanted, value, verdict, isInformative }) => [
		name,
		wanted,
		value === undefined ? '–' : value.toLocaleString('en'),
		isInformative && verdict !== 'machine busy'
			? `${verdicts[verdict]} (too few items to judge)`
			: verdicts[verdict],
	]);
	return { title: 'Targets', columns: ['', 'wanted', 'measured', ''], rows };
}

/** What other programs did meanwhile; undefined where nobody can tell. */
export function describeOthers(result: Result): string | undefined {
	const uses = Object.values(result.others ?? {});
	if (uses.length === 0) return undefined;
	const busy = parts.filter((part) => wasBusy(result, part));
	const most = Math.max(...uses.map((use) => use.most));
	const seen = `Meanwhile other programs used up to ${show(most, 2)} of the machine's ${result.measured.cores} cores.`;
	return busy.length === 0
		? seen
		: `${seen} That is too much: the machine was busy, and nothing is judged of ${busy.join(', ')}.`;
}
