import { readFileSync } from 'node:fs';

const pollMs = 1_000;

/**
 * Calls `onGone` when what started us has ended without telling: between npm and us stands a shell
 * that passes nothing on.
 */
export function watchAncestors(onGone: () => void): void {
	const parent = process.ppid;
	const grandparent = parentOf(parent);
	const timer = setInterval(() => {
		if (process.ppid === parent && parentOf(parent) === grandparent) return;
		clearInterval(timer);
		onGone();
	}, pollMs);
	timer.unref();
}

/** The fourth field of Linux' stat file; elsewhere only our own parent is watched. */
function parentOf(pid: number): string | undefined {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ')[1];
	} catch {
		return undefined;
	}
}
