import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildTarball } from '../../n8nServer/buildTarball';
import { describeProgress } from '../../n8nServer/describeProgress';
import { CannotContinue } from '../../n8nServer/cannotContinue';
import { endAllChildren, runToEnd } from '../../n8nServer/children';
import { ensureN8n, n8nVersion, type InstalledN8n } from '../../n8nServer/install';
import { readArguments, usage, type BenchArguments, type Part } from './arguments';
import { fullCounts, quickCounts } from './counts';
import { openLab, type Lab } from './lab';
import { measurements } from './measure';
import { isBusy, watchOthers } from './otherUse';
import { writePage } from './report/page';
import { toText } from './report/layout';
import { toTables } from './report/tables';
import { describeOthers, targetTable } from './report/targetTable';
import { method, type Result } from './result';
import { exitCodeOf } from './targets';

const checkout = resolve(__dirname, '../..');
const latencyMs = 50;
/** What hangs must not take the rest with it. */
const longestPartMs = 6 * 60_000;
const packed = mkdtempSync(join(tmpdir(), 'bench-packed-'));

async function run(given: BenchArguments): Promise<number> {
	const failures: string[] = [];
	const result =
		given.from === undefined
			? await measureAll(given, failures)
			: (JSON.parse(readFileSync(given.from, 'utf8')) as Result);
	if (given.json !== undefined)
		writeFileSync(given.json, `${JSON.stringify(result, null, '\t')}\n`);
	if (given.docs) writePage(result, join(checkout, 'docs'));
	for (const table of [...toTables(result), targetTable(result)]) console.log(`\n${toText(table)}`);
	for (const failure of failures) console.log(`\n${failure}`);
	const others = describeOthers(result);
	if (others !== undefined) console.log(`\n${others}`);
	return failures.length > 0 ? 1 : exitCodeOf(result, given.only);
}

async function measureAll(given: BenchArguments, failures: string[]): Promise<Result> {
	const startedMs = Date.now();
	const say = (line: string): void =>
		console.log(`${String(Math.round((Date.now() - startedMs) / 1_000)).padStart(4)} s  ${line}`);
	const installed = await ensureN8n({
		onProgress: describeProgress((line) => say(`Installing n8n: ${line}`)),
	});
	if (given.tarball === undefined) say('Building the package');
	const tarball = given.tarball ?? (await buildTarball(checkout, packed)).tarball;
	say('Starting n8n and the emulator');
	const open = async () =>
		await openLab({
			installed,
			tarball,
			counts: given.quick ? quickCounts : fullCounts,
			latencyMs,
			say,
		});
	let lab = await open();
	const result: Partial<Result> = {};
	for (const [part, { words, isAlone }] of Object.entries(measurements)) {
		if (!given.only.includes(part as Part)) continue;
		say(words);
		if (isAlone) {
			await lab.close();
			lab = await open();
		}
		try {
			await measurePart(lab, part as Part, result);
		} catch (error) {
			failures.push(
				`"${words}" could not be measured: ${error instanceof Error ? error.message : String(error)}`,
			);
			say(`  ${failures.at(-1)}`);
		}
	}
	await lab.close();
	say('Done');
	return { measured: await describeMachine(installed, given.quick, startedMs), method, ...result };
}

async function measurePart(lab: Lab, part: Part, result: Partial<Result>): Promise<void> {
	const { outcome, others } = await watchOthers(
		async () => await Promise.race([measurements[part].measure(lab), giveUp()]),
	);
	Object.assign(result, outcome);
	if (!others) return;
	result.others = { ...result.others, [part]: others };
	if (isBusy(others))
		lab.say(`  The machine is busy: others used up to ${others.most} cores. This is not judged.`);
}

async function giveUp(): Promise<never> {
	await sleep(longestPartMs, undefined, { ref: false });
	throw new Error(`It took more than ${longestPartMs / 60_000} minutes.`);
}

async function describeMachine(
	{ node }: InstalledN8n,
	quick: boolean,
	startedMs: number,
): Promise<Result['measured']> {
	const { output } = await runToEnd(node, ['--version']);
	return {
		at: new Date(startedMs).toISOString(),
		quick,
		minutes: Number(((Date.now() - startedMs) / 60_000).toFixed(1)),
		n8n: n8nVersion,
		node: output.trim().replace(/^v/, ''),
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 1024 ** 3),
		platform: `${process.platform} ${process.arch}`,
	};
}

async function end(exitCode: number): Promise<never> {
	await endAllChildren();
	rmSync(packed, { recursive: true, force: true });
	process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => void end(130));

async function main(): Promise<number> {
	const given = readArguments(process.argv.slice(2));
	if (!given.help) return await run(given);
	console.log(usage);
	return 0;
}

main()
	.catch((error: unknown) => {
		console.error(error instanceof CannotContinue ? error.message : error);
		return 1;
	})
	.then(end)
	.catch(() => process.exit(1));
