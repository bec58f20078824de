import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startEmulator } from '../test/emulator';
import { CannotContinue } from '../test/n8n/cannotContinue';
import { endAllChildren, startChild } from '../test/n8n/children';
import { ensureN8n } from '../test/n8n/install';
import { startN8n } from '../test/n8n/server';
import { countJest, record, type Count } from './results';
import { buildTarball } from './start/buildTarball';
import { describeProgress } from './start/describeProgress';

/** n8n registers webhooks a moment late; the tests poll for them. */
const notYetThere = /webhook "POST [0-9a-f-]+" is not registered/;
const checkout = resolve(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'e2e-'));

/** One n8n and one emulator for the whole suite; the tests learn of them by the environment. */
async function main(): Promise<Count> {
	const installed = await ensureN8n({ onProgress: describeProgress((line) => console.log(`Installing n8n: ${line}`)) });
	const tarball = await buildTarball(checkout, join(folder, 'packed'));
	const emulator = await startEmulator();
	const n8n = await startN8n({ installed, userFolder: join(folder, 'user'), tarball });
	console.log(`n8n runs at ${n8n.url}, the emulator at ${emulator.url}`);
	const report = join(folder, 'jest.json');
	const jest = [require.resolve('jest/bin/jest'), '-c', 'jest.e2e.config.js', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
	const child = startChild(process.execPath, jest, {
		cwd: checkout,
		env: { ...process.env, E2E_N8N_URL: n8n.url, E2E_EMULATOR_URL: emulator.url, E2E_FOLDER: folder },
		onLine: (line) => line.startsWith('{"numFailedTestSuites"') || console.log(line),
	});
	const { exitCode } = await child.ended;
	if (exitCode !== 0) console.log(`The last lines of n8n:\n${n8n.log().filter((line) => !notYetThere.test(line)).slice(-40).join('\n')}`);
	return countJest(report, exitCode === 0);
}

async function end(): Promise<void> {
	await endAllChildren();
	rmSync(folder, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end().finally(() => process.exit(130)));

main()
	.catch((error: unknown): Count => {
		console.error(error instanceof CannotContinue ? error.message : error);
		return { passed: 0, failed: 1 };
	})
	.then(async (count) => {
		record('npm run test:e2e', count);
		await end();
		console.log(`${count.passed} passed, ${count.failed} failed`);
		process.exit(count.failed === 0 ? 0 : 1);
	})
	.catch(() => process.exit(1));
