const mostShared = 64;
const sharedForMs = 2_000;

interface Shared {
	readonly signal: AbortSignal;
	readonly timeoutMs: number;
	readonly sinceMs: number;
	count: number;
}

/**
 * Signals that end requests that take too long. Requests of the same moment share one: a timer for
 * each would stay until it rings.
 */
export class Deadlines {
	private current: Shared | undefined;

	constructor(private readonly end?: AbortSignal) {}

	/**
	 * Aborted when the time is over (up to two seconds less than asked for), or when everything ends.
	 * 0 means no limit.
	 */
	signalFor(timeoutMs: number): AbortSignal | undefined {
		if (timeoutMs === 0) return this.end;
		const now = performance.now();
		const known = this.current;
		if (
			known &&
			known.timeoutMs === timeoutMs &&
			known.count < mostShared &&
			now - known.sinceMs < Math.min(sharedForMs, timeoutMs / 10)
		) {
			known.count += 1;
			return known.signal;
		}
		const time = AbortSignal.timeout(timeoutMs);
		const signal = this.end ? AbortSignal.any([time, this.end]) : time;
		this.current = { signal, timeoutMs, sinceMs: now, count: 1 };
		return signal;
	}
}
