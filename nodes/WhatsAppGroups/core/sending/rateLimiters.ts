import { openCache } from '../process/processState';
import { Pace } from './rateLimiter';

/** One that sends must not be forgotten: a second one would send as fast again. */
const paces = openCache<Pace>(
	'rate limiter per sender',
	{ mostEntries: 1_000, lifetimeMs: Infinity },
	{ isInUse: (pace) => !pace.isIdle },
);

/**
 * The pace that all executions of this process share for one sender. A run that names no ceiling
 * leaves that of the others while they send; afterwards the usual one holds again.
 */
export function sharedPace(key: string, ceiling: number | undefined, usual: number): Pace {
	const known = paces.get(key);
	if (known) {
		if (ceiling !== undefined || known.isIdle) known.limitTo(ceiling ?? usual);
		return known;
	}
	return paces.set(key, new Pace(ceiling ?? usual));
}
