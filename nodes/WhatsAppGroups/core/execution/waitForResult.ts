import { sleep } from 'n8n-workflow';
import { wait } from '../process/wait';

export interface Waiting {
	readonly timeoutMs: number;
	/**
	 * Aborted when the execution is stopped: the waiting ends, and what was accepted stays accepted.
	 */
	readonly signal?: AbortSignal;
}

const firstPauseMs = 500;
const growth = 1.5;
const longestPauseMs = 5_000;
/** What the last look gets, though the time is over. */
const lastLookMs = 2_000;

/**
 * A look that fails or takes too long has found nothing: the request itself was accepted long
 * before.
 */
async function lookFor<Result>(
	look: () => Promise<Result | undefined>,
	forMs: number,
): Promise<Result | undefined> {
	const bell = new AbortController();
	const time = sleep(forMs, bell.signal).catch(() => undefined) as Promise<undefined>;
	const found = await Promise.race([look().catch(() => undefined), time]);
	bell.abort();
	return found;
}

async function pause(ms: number, signal?: AbortSignal): Promise<boolean> {
	try {
		await wait(ms, signal);
		return true;
	} catch {
		return false;
	}
}

/**
 * Looks for the result of an accepted request again and again, with growing pauses; undefined when
 * it did not show in time.
 */
export async function waitForResult<Result>(
	look: () => Promise<Result | undefined>,
	{ timeoutMs, signal }: Waiting,
): Promise<Result | undefined> {
	const endMs = Date.now() + timeoutMs;
	for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * growth)) {
		const leftMs = endMs - Date.now();
		if (leftMs <= 0 || !(await pause(Math.min(pauseMs, leftMs), signal))) return undefined;
		const found = await lookFor(look, Math.max(endMs - Date.now(), lastLookMs));
		if (found !== undefined) return found;
	}
}
