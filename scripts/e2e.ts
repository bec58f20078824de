import { join } from 'node:path';
import { CannotContinue } from '../n8nServer/cannotContinue';
import { startChild } from '../n8nServer/children';
import { whyNoQueueMode } from '../n8nServer/queueServers';
import { whyNoReverseProxy } from '../n8nServer/reverseProxy';
import { checkout, startSuiteServers, type SuiteServers } from '../n8nServer/suiteServers';
import { countJest, record, type Count } from './results';

/** n8n registers webhooks a moment late; the tests poll for them. */
const notYetThere = /webhook "POST [0-9a-f-]+" is not registered/;
/** Suites that need programs of the machine, and why they cannot run where one is missing. */
const needy: ReadonlyArray<readonly [string, () => string | undefined]> = [
	['queueMode.e2e.ts', whyNoQueueMode],
	['reverseProxy.e2e.ts', whyNoReverseProxy],
];

/** Runs the tests against one n8n and one emulator; they learn of them by the environment. */
async function runTests(
	{ n8n, emulator, folder }: SuiteServers,
	leftOut: string[],
): Promise<Count> {
	console.log(`n8n runs at ${n8n.url}, the emulator at ${emulator.url}`);
	const report = join(folder, 'jest.json');
	const jest = [
		require.resolve('jest/bin/jest'),
		'-c',
		'jest.e2e.config.js',
		'--json',
		`--outputFile=${report}`,
		...process.argv.slice(2),
		...leftOut.map((suite) => `--testPathIgnorePatterns=${suite}`),
	];
	const child = startChild(process.execPath, jest, {
		cwd: checkout,
		env: {
			...process.env,
			E2E_N8N_URL: n8n.url,
			E2E_EMULATOR_URL: emulator.url,
			E2E_FOLDER: folder,
		},
		onLine: (line) => console.log(line),
	});
	const { exitCode } = await child.ended;
	if (exitCode !== 0)
		console.log(
			`The last lines of n8n:\n${n8n
				.log()
				.filter((line) => !notYetThere.test(line))
				.slice(-40)
				.join('\n')}`,
		);
	return countJest(report, exitCode === 0);
}

async function main(): Promise<Count> {
	try {
		const missing = needy.flatMap(([suite, why]) => {
			const reason = why();
			return reason === undefined ? [] : [{ suite, reason }];
		});
		const [first] = missing;
		if (first !== undefined && process.env['CI'] === 'true') throw new CannotContinue(first.reason);
		const servers = await startSuiteServers(process.env['E2E_MANIFEST']);
		const count = await runTests(
			servers,
			missing.map(({ suite }) => suite),
		);
		await servers.end();
		for (const { suite, reason } of missing) console.log(`NOT RUN: ${suite}. ${reason}`);
		return count;
	} catch (error) {
		console.error(error instanceof CannotContinue ? error.message : error);
		return { passed: 0, failed: 1 };
	}
}

void main().then((count) => {
	record('npm run test:e2e', count);
	console.log(`${count.passed} passed, ${count.failed} failed`);
	process.exit(count.failed === 0 ? 0 : 1);
});
