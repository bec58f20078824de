const compactAbove = 4_096;

/**
 * At most so many in any stretch of `windowMs`: a sliding window over the times of what was let
 * through.
 */
export class RateWindow {
	private times: number[] = [];
	private oldest = 0;

	constructor(private readonly windowMs: number) {}

	/**
	 * Lets one through, unless `limit` went through within the window; a limit of 0 lets everything
	 * through.
	 */
	take(limit: number, nowMs: number): boolean {
		if (limit === 0) return true;
		while (
			this.oldest < this.times.length &&
			(this.times[this.oldest] ?? 0) <= nowMs - this.windowMs
		)
			this.oldest += 1;
		if (this.oldest > compactAbove) {
			this.times = this.times.slice(this.oldest);
			this.oldest = 0;
		}
		if (this.times.length - this.oldest >= limit) return false;
		this.times.push(nowMs);
		return true;
	}

	/** How many went through within the window, as of the last `take`. */
	used(): number {
		return this.times.length - this.oldest;
	}
}

/** One window for each key. */
export class RateWindows {
	private readonly windows = new Map<string, RateWindow>();

	constructor(private readonly windowMs: number) {}

	of(key: string): RateWindow {
		const known = this.windows.get(key);
		if (known !== undefined) return known;
		const window = new RateWindow(this.windowMs);
		this.windows.set(key, window);
		return window;
	}

	clear(): void {
		this.windows.clear();
	}
}
