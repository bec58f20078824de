import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotContinue } from './cannotContinue';
import { runToEnd } from './children';
import { cleanEnvironment } from './cleanEnvironment';
import { hashSources } from './sourceHash';

/**
 * Builds the package and packs it as npm would publish it; what was packed from the very same
 * sources is taken again.
 */
export async function buildTarball(
	checkout: string,
	into: string,
): Promise<{ tarball: string; isNew: boolean }> {
	const stamp = join(into, 'sources.sha256');
	const hash = hashSources(checkout);
	const packed = findTarball(into);
	if (packed !== undefined && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
		return { tarball: packed, isNew: false };
	rmSync(into, { recursive: true, force: true });
	mkdirSync(into, { recursive: true });
	await npm(checkout, ['run', 'build']);
	await npm(checkout, ['pack', '--pack-destination', into]);
	const tarball = findTarball(into);
	if (tarball === undefined)
		throw new CannotContinue('`npm pack` made no tarball: run it by hand to see why.');
	writeFileSync(stamp, hash);
	return { tarball, isNew: true };
}

function findTarball(folder: string): string | undefined {
	const file = existsSync(folder)
		? readdirSync(folder).find((name) => name.endsWith('.tgz'))
		: undefined;
	return file === undefined ? undefined : join(folder, file);
}

async function npm(cwd: string, args: string[]): Promise<void> {
	const { exitCode, output } = await runToEnd('npm', args, { cwd, env: cleanEnvironment() });
	if (exitCode === 0) return;
	throw new CannotContinue(
		`\`npm ${args.slice(0, 2).join(' ')}\` failed; put right what it says and run the command again.\n${output.split('\n').slice(-25).join('\n')}`,
	);
}
