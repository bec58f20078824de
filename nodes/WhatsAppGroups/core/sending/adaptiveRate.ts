import { SharedRate } from './sharedRate';

const secondMs = 1000;
/** Who must go below this part of the ceiling is not alone, or was told a wrong one. */
const aloneAbove = 0.85;

/**
 * Looks for the rate that the other side really takes: some refusals among many are only requests
 * that overtook each other; more bring it down to what was accepted during the last second, a
 * second without one lets it rise again, the faster the longer ago the last one is. Where that is
 * much less than the ceiling, others send as well: see `SharedRate`. Times are milliseconds.
 */
export class AdaptiveRate {
	private perSecond: number;
	private slowedAtMs = -Infinity;
	private refusedAtMs = 0;
	private raisedAtMs = 0;
	private readonly accepted: number[] = [];
	private refused: number[] = [];
	private shared: SharedRate | undefined;

	/** `ceiling` is never exceeded, in requests per second. */
	constructor(private ceiling: number) {
		this.perSecond = ceiling;
	}

	/** The rate at this moment, in requests per second. */
	get current(): number {
		return this.shared?.current ?? this.perSecond;
	}

	/** Whether others seem to send from the same number. */
	get isShared(): boolean {
		return this.shared !== undefined;
	}

	get highest(): number {
		return this.ceiling;
	}

	limitTo(ceiling: number): void {
		const isAtCeiling = this.perSecond === this.ceiling;
		this.ceiling = ceiling;
		this.shared?.limitTo(ceiling);
		this.perSecond = isAtCeiling ? ceiling : Math.min(this.perSecond, ceiling);
	}

	accept(nowMs: number): void {
		this.shared?.accept();
		this.accepted.push(nowMs);
		this.forgetOld(nowMs);
	}

	/** Whether the refusal of the request that left at `slotMs` has slowed it down. */
	refuse(slotMs: number, nowMs: number): boolean {
		if (this.shared) {
			this.shared.refuse(slotMs, nowMs);
			return false;
		}
		this.refusedAtMs = nowMs;
		// Requests that left before the last slow-down say nothing about the rate since.
		if (slotMs <= this.slowedAtMs) return false;
		this.forgetOld(nowMs);
		this.refused.push(nowMs);
		if (!this.isTooFast()) return false;
		const taken = this.accepted.length;
		if (taken < aloneAbove * this.ceiling) this.shared = new SharedRate(this.ceiling, nowMs);
		else this.perSecond = Math.min(this.perSecond * 0.985, taken);
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

	/** To be called again and again: once more every second without a refusal. */
	rise(nowMs: number): void {
		if (this.shared) this.riseBesideOthers(this.shared, nowMs);
		else this.riseAlone(nowMs);
	}

	private riseBesideOthers(shared: SharedRate, nowMs: number): void {
		shared.rise(nowMs);
		if (!shared.isFree) return;
		this.shared = undefined;
		this.perSecond = this.ceiling;
		this.raisedAtMs = nowMs;
		this.slowedAtMs = nowMs;
		this.refused = [];
	}

	private riseAlone(nowMs: number): void {
		const seconds = Math.floor((nowMs - this.raisedAtMs) / secondMs);
		this.raisedAtMs += seconds * secondMs;
		const calmSeconds = (nowMs - this.refusedAtMs) / secondMs;
		if (calmSeconds < 1) return;
		const step = 0.01 * this.ceiling * Math.max(1, calmSeconds - 2);
		this.perSecond = Math.min(this.ceiling, this.perSecond + step * seconds);
	}
}
