const secondMs = 1000;
const slowestPerSecond = 0.25;
/** Less than one in a hundred says nothing. */
const noticedShare = 0.01;
const cut = 0.87;
/** For a rate that is far too high: most was refused. */
const deepCut = 0.7;
/** The part of the ceiling by which half of it rises in a second. */
const usualStep = 0.025;
/** What a low rate rises by in a second at most. */
const steepestStep = 0.1;
const calmSeconds = 2;

/**
 * The rate beside others that send from the same number and are not known: it rises until
 * something is refused, is cut by a fixed part a second later, when the others have noticed it as
 * well, and rises again. A low rate rises faster than a high one, and all are cut by the same
 * part, so they meet. Times are milliseconds.
 */
export class SharedRate {
	private perSecond: number;
	private risenAtMs: number;
	private noticedAtMs = Infinity;
	private accepted = 0;
	private refused = 0;

	constructor(
		private ceiling: number,
		private cutAtMs: number,
	) {
		this.perSecond = ceiling / 2;
		this.risenAtMs = cutAtMs;
	}

	/** In requests per second. */
	get current(): number {
		return this.perSecond;
	}

	/** Nobody seems to be there any more. */
	get isFree(): boolean {
		return this.perSecond >= this.ceiling;
	}

	limitTo(ceiling: number): void {
		this.ceiling = ceiling;
		this.perSecond = Math.min(this.perSecond, ceiling);
	}

	accept(): void {
		this.accepted += 1;
	}

	refuse(slotMs: number, nowMs: number): void {
		// Until then, those are refused for whom the others have not made room yet.
		if (slotMs <= this.cutAtMs + secondMs) return;
		this.refused += 1;
		if (this.noticedAtMs < Infinity || this.refused < noticedShare * this.perSecond) return;
		this.noticedAtMs = nowMs;
		this.accepted = 0;
		this.refused = 0;
	}

	/** To be called again and again. */
	rise(nowMs: number): void {
		const seconds = Math.min(1, (nowMs - this.risenAtMs) / secondMs);
		this.risenAtMs = nowMs;
		if (nowMs >= this.noticedAtMs + secondMs) this.slowDown(nowMs);
		else if (this.noticedAtMs === Infinity) this.speedUp(seconds, nowMs);
	}

	private slowDown(nowMs: number): void {
		const factor = this.refused > this.accepted ? deepCut : cut;
		this.perSecond = Math.max(slowestPerSecond, this.perSecond * factor);
		this.cutAtMs = nowMs;
		this.noticedAtMs = Infinity;
		this.refused = 0;
	}

	/** The faster, the longer nothing has been refused. */
	private speedUp(seconds: number, nowMs: number): void {
		const { ceiling, perSecond } = this;
		const step = Math.min(
			steepestStep * perSecond,
			usualStep * ceiling * (ceiling / 2 / perSecond) ** 2,
		);
		const haste = Math.max(1, (nowMs - this.cutAtMs) / secondMs - calmSeconds);
		this.perSecond = Math.min(ceiling, perSecond + step * haste * seconds);
	}
}
