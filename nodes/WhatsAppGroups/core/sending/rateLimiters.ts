import { openCache } from '../process/processState';
import { RateLimiter } from './rateLimiter';

/** One that sends must not be forgotten: a second one would send as fast again. */
const rateLimiters = openCache<RateLimiter>(
	'rate limiter per sender',
	{ mostEntries: 1_000, lifetimeMs: Infinity },
	{ isInUse: (limiter) => !limiter.isIdle },
);

/**
 * The rate limiter that all executions of this process share for one sender. A run that names no
 * ceiling leaves that of the others while they send; afterwards the usual one holds again.
 */
export function rateLimiterOf(
	key: string,
	ceiling: number | undefined,
	usual: number,
): RateLimiter {
	const known = rateLimiters.get(key);
	if (known) {
		if (ceiling !== undefined || known.isIdle) known.limitTo(ceiling ?? usual);
		return known;
	}
	return rateLimiters.set(key, new RateLimiter(ceiling ?? usual));
}
