import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

type LockFile = { packages: Record<string, { optional?: boolean }> };

/** How many packages of the lock file are on disk, of how many that will be. */
export type InstallCount = { done: number; total: number };

/**
 * Reads the places a lock file will fill, without the optional ones, which differ by platform; none
 * where there is no lock file.
 */
export async function readPackagePlaces(folder: string): Promise<string[]> {
	if (!(await exists(join(folder, 'package-lock.json')))) return [];
	const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as LockFile;
	return Object.entries(lock.packages)
		.filter(([place, entry]) => place !== '' && entry.optional !== true)
		.map(([place]) => place);
}

/** Counts the packages that npm has unpacked below `folder`. */
export async function countInstalled(folder: string, places: string[]): Promise<InstallCount> {
	const found = await Promise.all(
		places.map(async (place) => await exists(join(folder, place, 'package.json'))),
	);
	return { done: found.filter(Boolean).length, total: places.length };
}

async function exists(path: string): Promise<boolean> {
	try {
		await access(path);
		return true;
	} catch {
		return false;
	}
}
