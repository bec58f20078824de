import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	listCaches,
	openCache,
	resetProcessState,
} from '../../../nodes/WhatsAppGroups/core/process/processState';
import '../../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';

const shipped = path.join(__dirname, '../../../nodes/WhatsAppGroups');

/** How the README of the folder writes a lifetime. */
function inWords(lifetimeMs: number): string {
	const units: Array<[number, string]> = [
		[86_400_000, 'd'],
		[3_600_000, 'h'],
		[60_000, 'min'],
		[1_000, 's'],
	];
	const [ms, unit] = units.find(([size]) => lifetimeMs % size === 0) ?? [1, 'ms'];
	return lifetimeMs === Infinity ? '–' : `${lifetimeMs / ms} ${unit}`;
}

describe('what outlives an execution', () => {
	it('is bounded, and listed in the README with its bound and its lifetime', () => {
		const readme = readFileSync(path.join(shipped, 'core/process/README.md'), 'utf8');
		const listed = readme
			.split('\n')
			.filter((line) => /^\| [^|]+\| [\d,]+ \|/.test(line))
			.map((line) =>
				line
					.split('|')
					.slice(1, 4)
					.map((cell) => cell.trim()),
			);
		const opened = [...listCaches()].map(([name, { mostEntries, lifetimeMs }]) => [
			name,
			mostEntries.toLocaleString('en'),
			inWords(lifetimeMs),
		]);
		expect(opened.length).toBeGreaterThan(0);
		expect(listed.sort()).toEqual(opened.sort());
	});

	it('is gone after a reset', () => {
		const cache = openCache<string>('of this test', { mostEntries: 1, lifetimeMs: Infinity });
		cache.set('a', 'A');
		resetProcessState();
		expect(cache.size).toBe(0);
	});

	it('is never a variable, a Map, a Set or a list of a module of its own', () => {
		const own = /^(export )?(let |const \w+(: [^=]+)? = (new (Map|Set)(<.*>)?\(\)|\[\]))/m;
		const files = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter(
			(name) => name.endsWith('.ts') && name !== 'core/process/processState.ts',
		);
		expect(
			files.filter((name) => own.test(readFileSync(path.join(shipped, name), 'utf8'))),
		).toEqual([]);
	});
});
