const secondMs = 1000;
const slowestPerSecond = 0.25;

/**
 * Looks for the rate that the other side really takes: some refusals among many are only requests
 * that overtook each other; more bring it down to what was accepted during the last second, a
 * second without one lets it rise again, the faster the longer ago the last one is. Several
 * processes on one number settle beside each other in this way, without talking. Times are
 * milliseconds.
 */
export class AdaptiveRate {
	private perSecond: number;
	private slowedAtMs = -Infinity;
	private refusedAtMs = 0;
	private raisedAtMs = 0;
	private readonly accepted: number[] = [];
	private refused: number[] = [];

	/** `ceiling` is never exceeded, in requests per second. */
	constructor(private ceiling: number) {
		this.perSecond = ceiling;
	}

	/** The rate at this moment, in requests per second. */
	get current(): number {
		return this.perSecond;
	}

	get highest(): number {
		return this.ceiling;
	}

	limitTo(ceiling: number): void {
		const isAtCeiling = this.perSecond === this.ceiling;
		this.ceiling = ceiling;
		this.perSecond = isAtCeiling ? ceiling : Math.min(this.perSecond, ceiling);
	}

	accept(nowMs: number): void {
		this.accepted.push(nowMs);
		this.forgetOld(nowMs);
	}

	/** Whether the refusal of the request that left at `slotMs` has slowed it down. */
	refuse(slotMs: number, nowMs: number): boolean {
		this.refusedAtMs = nowMs;
		// Requests that left before the last slow-down say nothing about the rate since.
		if (slotMs <= this.slowedAtMs) return false;
		this.forgetOld(nowMs);
		this.refused.push(nowMs);
		if (!this.isTooFast()) return false;
		const taken = this.accepted.length;
		this.perSecond = Math.max(
			slowestPerSecond,
			Math.min(this.perSecond * 0.985, Math.max(taken, this.perSecond / 2)),
		);
		this.slowedAtMs = nowMs;
		this.raisedAtMs = nowMs;
		this.refused = [];
		return true;
	}

	/**
	 * More than one in twenty of the last second, and more than two or three in a hundred that chance
	 * explains.
	 */
	private isTooFast(): boolean {
		const { length } = this.refused;
		return length > 0.05 * (this.accepted.length + length) + Math.min(2, 0.03 * this.perSecond);
	}

	private forgetOld(nowMs: number): void {
		for (const times of [this.accepted, this.refused])
			while ((times[0] ?? nowMs) <= nowMs - secondMs) times.shift();
	}

	/** Once more every second without a refusal. */
	rise(nowMs: number): void {
		const seconds = Math.floor((nowMs - this.raisedAtMs) / secondMs);
		this.raisedAtMs += seconds * secondMs;
		const calmSeconds = (nowMs - this.refusedAtMs) / secondMs;
		if (calmSeconds < 1) return;
		const step = 0.01 * this.ceiling * Math.max(1, calmSeconds - 2);
		this.perSecond = Math.min(this.ceiling, this.perSecond + step * seconds);
	}
}
