import { Pace } from './rateLimiter';

const paces = new Map<string, Pace>();

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
	const pace = new Pace(ceiling ?? usual);
	paces.set(key, pace);
	return pace;
}
