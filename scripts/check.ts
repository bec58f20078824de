import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countJest, record, type Count } from './results';

const checkout = join(__dirname, '..');
const jestReport = join(mkdtempSync(join(tmpdir(), 'check-')), 'jest.json');

/** What `npm test` runs; jest says how many tests it had, the others count as one each. */
const parts: Array<{ name: string; args: string[]; count: (isGood: boolean) => Count }> = [
	{ name: 'types', args: ['run', '--silent', 'typecheck'], count: one },
	{ name: 'lint', args: ['run', '--silent', 'lint'], count: one },
	{ name: 'scan', args: ['run', '--silent', 'scan'], count: one },
	{ name: 'jest', args: ['run', '--silent', 'jest', '--', '--json', `--outputFile=${jestReport}`, ...process.argv.slice(2)], count: (isGood) => countJest(jestReport, isGood) },
];

function one(isGood: boolean): Count {
	return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const total: Count = { passed: 0, failed: 0 };
for (const { name, args, count } of parts) {
	const startedMs = Date.now();
	console.log(`\n> ${name}`);
	// jest's report goes to the file and, with --json, to standard output too: only the readable one is shown.
	const stdout = name === 'jest' ? 'ignore' : 'inherit';
	const { status, signal } = spawnSync('npm', args, { cwd: checkout, stdio: ['ignore', stdout, 'inherit'], shell: process.platform === 'win32' });
	if (signal !== null) process.exit(130);
	const counted = count(status === 0);
	total.passed += counted.passed;
	total.failed += counted.failed;
	console.log(`  ${name}: ${counted.failed === 0 ? 'good' : 'FAILED'} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
}
record('npm test', total);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
