const pauseMs = 6_000;
const burst = 45;

/**
 * Messages from one number to one person: one in six seconds, and up to 45 at once that are
 * borrowed from the seconds to come.
 */
export class PairRates {
	/** When what was sent to a pair is paid back. */
	private readonly paidAt = new Map<string, number>();

	take(pair: string, nowMs: number): boolean {
		const paidAt = Math.max(this.paidAt.get(pair) ?? 0, nowMs) + pauseMs;
		if (paidAt - nowMs > burst * pauseMs) return false;
		this.paidAt.set(pair, paidAt);
		return true;
	}

	clear(): void {
		this.paidAt.clear();
	}
}
