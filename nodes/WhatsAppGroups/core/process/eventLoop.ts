import { sleep } from 'n8n-workflow';

/** Expressions are slow, requests wait to be written, and n8n has more to do. */
const longestMs = 10;

/**
 * Gives what else waits its turn, whenever more than a few milliseconds were worked without a
 * pause.
 */
export function openBreath(): () => Promise<void> {
	let sinceMs = performance.now();
	return async () => {
		if (performance.now() - sinceMs < longestMs) return;
		await sleep(0);
		sinceMs = performance.now();
	};
}
