import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAllChildren, runToEnd } from '../n8nServer/children';
import { countJest, record, type Count } from './results';

const checkout = join(__dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'check-'));
const jestReport = join(reports, 'jest.json');

/** A script of package.json; jest says how many tests it had, the others count as one each. */
type Part = { name: string; args: string[]; count: (isGood: boolean) => Count };

function toPart(name: string, more: string[], isLinted: boolean): Part {
	if (name === 'jest')
		return {
			name,
			args: ['--', '--json', `--outputFile=${jestReport}`, ...more],
			count: (isGood) => countJest(jestReport, isGood),
		};
	const count = (isGood: boolean) => (isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
	return { name, args: name === 'scan' && isLinted ? ['--', '--linted'] : [], count };
}

/** The names of the parts end with jest; what comes after it is for jest. */
function readParts(words: string[]): Part[] {
	const names = words.slice(0, words.indexOf('jest') + 1);
	const isLinted = names.includes('lint');
	return names.map((name) => toPart(name, words.slice(names.length), isLinted));
}

/** Runs one part and prints what it said when it is over: another one runs beside it. */
async function perform({ name, args, count }: Part): Promise<Count> {
	const startedMs = Date.now();
	const { exitCode, output } = await runToEnd('npm', ['run', '--silent', name, ...args], {
		cwd: checkout,
		env: process.env,
	});
	const counted = count(exitCode === 0);
	const verdict = counted.failed === 0 ? 'good' : 'FAILED';
	console.log(
		`\n> ${name}: ${verdict} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)\n${output}`,
	);
	return counted;
}

async function oneAfterTheOther(parts: Part[]): Promise<Count[]> {
	const counts: Count[] = [];
	for (const part of parts) counts.push(await perform(part));
	return counts;
}

async function main(): Promise<void> {
	const parts = readParts(process.argv.slice(2));
	// Two at a time: what only looks at the files, and what runs them.
	const looking = parts.filter(({ name }) => name !== 'jest');
	const running = parts.filter(({ name }) => name === 'jest');
	const counts = (await Promise.all([oneAfterTheOther(looking), oneAfterTheOther(running)])).flat();
	const total = counts.reduce((sum, { passed, failed }) => ({
		passed: sum.passed + passed,
		failed: sum.failed + failed,
	}));
	record('npm test', total);
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	process.exitCode = total.failed === 0 ? 0 : 1;
}

process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => void endAllChildren().finally(() => process.exit(130)));
void main();
