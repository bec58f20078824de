import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps the servers of PostgreSQL out of the PATH. */
const postgresFolder = '/usr/lib/postgresql';
/** And these out of the PATH of whoever is not root. */
const systemFolders = ['/usr/sbin', '/usr/local/sbin'];

/** Where a program of this machine is, the newest version of it. */
export function findProgram(name: string): string | undefined {
	const versions = existsSync(postgresFolder)
		? readdirSync(postgresFolder).sort((one, other) => Number(other) - Number(one))
		: [];
	const folders = [
		...versions.map((version) => join(postgresFolder, version, 'bin')),
		...(process.env['PATH'] ?? '').split(delimiter),
		...systemFolders,
	];
	return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}
