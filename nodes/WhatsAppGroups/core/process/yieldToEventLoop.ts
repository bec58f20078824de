import { sleep } from 'n8n-workflow';

/** Expressions are slow, requests wait to be written, and n8n has more to do. */
const longestMs = 10;

/**
 * Gives a function to call in a long loop: it yields to the event loop whenever the work since the
 * last time took more than a few milliseconds.
 */
export function openYielding(): () => Promise<void> {
	let sinceMs = performance.now();
	return async () => {
		if (performance.now() - sinceMs < longestMs) return;
		await sleep(0);
		sinceMs = performance.now();
	};
}
