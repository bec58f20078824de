import { sleep } from 'n8n-workflow';
import { factsOf } from '../../errors/toNodeApiError';
import { pauseBeforeRetry, type RetryPolicy } from '../sending/retry';

/** Short, since n8n waits. What reads, sets or clears a callback may be carried out twice. */
const policy: RetryPolicy = { retryForMs: 4_000, retriesUnknown: true };

/**
 * Retries for some seconds after a failure that may pass. @throws the last failure, or an earlier
 * one after which the request may have been carried out.
 */
export async function retryBriefly<Result>(ask: () => Promise<Result>): Promise<Result> {
	const startedMs = performance.now();
	let unsure: unknown;
	for (let number = 0; ; number++) {
		try {
			return await ask();
		} catch (failure) {
			const facts = factsOf(failure);
			const attempt = {
				number,
				sinceFirstMs: performance.now() - startedMs,
				isRead: false,
				wasReached: true,
			};
			const pauseMs = facts && pauseBeforeRetry(facts, attempt, policy);
			if (facts?.retry === 'unknown') unsure = failure;
			if (pauseMs === undefined)
				return await Promise.reject((facts?.retry === 'safe' ? unsure : undefined) ?? failure);
			await sleep(pauseMs);
		}
	}
}
