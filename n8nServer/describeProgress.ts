import type { InstallProgress } from './install';

/** Turns progress into lines; where every line stays (no terminal), only now and then. */
export function describeProgress(
	print: (line: string) => void,
	{ isTerminal = process.stdout.isTTY, now = Date.now } = {},
): (progress: InstallProgress) => void {
	const everyMs = isTerminal ? 1_000 : 15_000;
	const startedMs = now();
	let lastMs = -Infinity;
	let lastPhase = '';
	return (progress) => {
		if (progress.phase === lastPhase && now() - lastMs < everyMs) return;
		lastMs = now();
		lastPhase = progress.phase;
		print(`${describe(progress)} (${Math.round((now() - startedMs) / 1000)} s)`);
	};
}

function describe({ phase, done, total }: InstallProgress): string {
	if (phase === 'waiting') return 'waiting for another install of the same n8n on this machine';
	if (phase === 'database')
		return 'preparing the SQLite driver, usually a few seconds, about a minute where it must be compiled';
	return `${done} of ${total} packages`;
}
