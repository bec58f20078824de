import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAllChildren, runToEnd } from '../n8nServer/children';
import { writeManifest } from '../n8nServer/otherVersion';
import packageJson from '../package.json';

/** The oldest n8n that the package says it works in, and the last of the 1.x line. */
const usual = [packageJson.n8nVersions.oldest, packageJson.n8nVersions.lastOfFirst];
const checkout = join(__dirname, '..');
const manifests = mkdtempSync(join(tmpdir(), 'versions-'));

/** The smoke test in one version of n8n: load, panel, publish, send, receive. */
async function tryVersion(version: string): Promise<boolean> {
	const startedMs = Date.now();
	const { exitCode, output } = await runToEnd(
		process.execPath,
		['-r', 'tsx/cjs', join('scripts', 'e2e.ts'), 'smoke'],
		{
			cwd: checkout,
			env: { ...process.env, E2E_MANIFEST: writeManifest(version, manifests) },
		},
	);
	const seconds = Math.round((Date.now() - startedMs) / 1000);
	console.log(`n8n ${version}: ${exitCode === 0 ? 'good' : 'FAILED'} (${seconds} s)`);
	if (exitCode !== 0) console.log(output);
	return exitCode === 0;
}

async function main(): Promise<void> {
	const named = process.argv.slice(2);
	for (const version of named.length > 0 ? named : usual)
		if (!(await tryVersion(version))) process.exitCode = 1;
}

process.on('exit', () => rmSync(manifests, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => void endAllChildren().finally(() => process.exit(130)));
void main();
