import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { check, lock } from 'proper-lockfile';

/** A holder touches its lock every few seconds; one that has not for so long is gone. */
const staleMs = 15_000;
const pollMs = 500;
const where = { realpath: false, stale: staleMs };

/**
 * Runs `work` while this process alone holds the lock of `file`; waits for a living holder, takes
 * over from a dead one.
 */
export async function withInstallLock<T>(
	file: string,
	work: () => Promise<T>,
	onWait?: () => void,
): Promise<T> {
	mkdirSync(dirname(file), { recursive: true });
	if (await check(file, where)) onWait?.();
	const release = await lock(file, {
		...where,
		retries: { forever: true, factor: 1, minTimeout: pollMs, maxTimeout: pollMs },
	});
	try {
		return await work();
	} finally {
		await release();
	}
}
