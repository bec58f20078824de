import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 500;

/**
 * Runs `work` while this process alone holds the lock file; waits for a living holder, takes over
 * from a dead one.
 */
export async function withInstallLock<T>(
	lockFile: string,
	work: () => Promise<T>,
	onWait?: (holder: number) => void,
): Promise<T> {
	mkdirSync(dirname(lockFile), { recursive: true });
	while (!take(lockFile)) {
		const holder = holderOf(lockFile);
		if (holder !== undefined && isAlive(holder)) {
			onWait?.(holder);
			await sleep(pollMs);
		} else {
			rmSync(lockFile, { force: true });
		}
	}
	const release = () => rmSync(lockFile, { force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.removeListener('exit', release);
		release();
	}
}

function take(lockFile: string): boolean {
	try {
		writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
		return true;
	} catch {
		return false;
	}
}

function holderOf(lockFile: string): number | undefined {
	try {
		const pid = Number(readFileSync(lockFile, 'utf8'));
		return Number.isInteger(pid) && pid > 0 ? pid : undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}
