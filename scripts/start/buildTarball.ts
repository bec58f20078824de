import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from '../../test/n8n/cannotContinue';
import { runToEnd } from '../../test/n8n/children';
import { cleanEnvironment } from '../../test/n8n/cleanEnvironment';

/** Builds the package and packs it as npm would publish it; returns the tarball's path. */
export async function buildTarball(checkout: string, into: string): Promise<string> {
	rmSync(into, { recursive: true, force: true });
	mkdirSync(into, { recursive: true });
	await npm(checkout, ['run', 'build']);
	await npm(checkout, ['pack', '--pack-destination', into]);
	const tarball = readdirSync(into).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new CannotContinue('`npm pack` made no tarball: run it by hand to see why.');
	return join(into, tarball);
}

async function npm(cwd: string, args: string[]): Promise<void> {
	const { exitCode, output } = await runToEnd('npm', args, { cwd, env: cleanEnvironment() });
	if (exitCode === 0) return;
	throw new CannotContinue(`\`npm ${args.slice(0, 2).join(' ')}\` failed; put right what it says and run the command again.\n${output.split('\n').slice(-25).join('\n')}`);
}
