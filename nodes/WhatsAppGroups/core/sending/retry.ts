import type { ErrorFacts } from '../../errors/toNodeApiError';

export interface RetryPolicy {
	/** How long refusals that had no effect are asked again, in milliseconds. */
	readonly retryForMs: number;
	/** Whether a request that changes something is sent again although it may have taken effect. */
	readonly retriesUnknown: boolean;
}

export interface Attempt {
	/** 0 for the first one. */
	readonly number: number;
	readonly sinceFirstMs: number;
	/** A GET, which can always be asked again. */
	readonly isRead: boolean;
	/** Whether the other side has answered anything during this run. */
	readonly wasReached: boolean;
}

const firstPauseMs = 250;
const longestPauseMs = 16_000;
/**
 * A wrong address should be told soon: only a server that has answered before is waited for longer.
 */
const unreachedForMs = 5_000;
const readRepeats = 3;

/**
 * Half of the pause is fixed, half is random, so that many refused at once do not come back at
 * once.
 */
function pauseMs(number: number, random: () => number): number {
	const full = Math.min(longestPauseMs, firstPauseMs * 2 ** number);
	return full / 2 + (full / 2) * random();
}

function mayRepeat(facts: ErrorFacts, attempt: Attempt, policy: RetryPolicy): boolean {
	if (facts.retry === 'never') return false;
	if (facts.retry === 'unknown')
		return attempt.isRead ? attempt.number < readRepeats : policy.retriesUnknown;
	return true;
}

/** The pause before the next attempt, in milliseconds; undefined when there must be none. */
export function pauseBeforeRetry(
	facts: ErrorFacts,
	attempt: Attempt,
	policy: RetryPolicy,
	random: () => number = Math.random,
): number | undefined {
	if (!mayRepeat(facts, attempt, policy)) return undefined;
	const wasNeverSent = facts.httpStatus === undefined && facts.retry === 'safe';
	const forMs =
		wasNeverSent && !attempt.wasReached
			? Math.min(unreachedForMs, policy.retryForMs)
			: policy.retryForMs;
	const pause = Math.max(pauseMs(attempt.number, random), facts.retryAfterMs ?? 0);
	return attempt.sinceFirstMs + pause <= forMs ? pause : undefined;
}
