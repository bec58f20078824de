import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Everything from which the tarball is made. */
const sources = [
	'nodes',
	'credentials',
	'package.json',
	'package-lock.json',
	'gulpfile.js',
	'index.js',
	'tsconfig.json',
	'tsconfig.build.json',
	'README.md',
	'LICENSE',
];

/** Changes when a source of the package changes: its name or a byte of it. */
export function hashSources(checkout: string): string {
	const hash = createHash('sha256');
	for (const source of sources) {
		for (const file of filesOf(checkout, source))
			hash
				.update(file)
				.update('\0')
				.update(readFileSync(join(checkout, file)));
	}
	return hash.digest('hex');
}

function filesOf(checkout: string, path: string): string[] {
	const stats = statSync(join(checkout, path), { throwIfNoEntry: false });
	if (stats === undefined) return [];
	if (!stats.isDirectory()) return [path];
	return readdirSync(join(checkout, path))
		.sort()
		.flatMap((name) => filesOf(checkout, join(path, name)));
}
