import { SlidingWindow } from './slidingWindow';
import { onAbort, Stopped, wait } from '../process/wait';

export interface Clock {
	now(): number;
	wait(ms: number): Promise<void>;
}

const realClock: Clock = { now: () => performance.now(), wait };

interface Waiter {
	resolve: (slotMs: number) => void;
	callOff?: () => void;
}

const secondMs = 1000;
/**
 * Slots that timers missed are made up for, but never more than this many milliseconds' worth at
 * once.
 */
const catchUpMs = 50;
/** Later than the window demands, since requests overtake each other on their way. */
const marginMs = 5;
/** Whoever has been silent this long starts evenly again. */
const restMs = 500;
/**
 * An answer that comes later than usual tells of a late arrival, but not beyond this: the other
 * side has its own moods.
 */
const mostLateMs = 20;
/** A refused request took no place: its slot is given again after this part of a second. */
const refusedShare = 0.1;
const slowestPerSecond = 0.25;
/** Whoever asks for a longer silence is asked again after this one. */
const longestHoldMs = 60_000;

/**
 * Gives out slots, evenly at first, then each a second after the one that it follows in the window,
 * so that no second sees more than the rate. Looks for the rate that the other side really takes:
 * some refusals among many are only requests that overtook each other; more bring it down to what
 * was accepted during the last second, a second without one lets it rise again, the faster the
 * longer ago the last one is. Several processes on one number settle beside each other in this way,
 * without talking.
 */
export class RateLimiter {
	private perSecond: number;
	private readonly window = new SlidingWindow();
	private evenMs = 0;
	private heldUntilMs = 0;
	private slowedAtMs = -Infinity;
	private refusedAtMs = -Infinity;
	private raisedAtMs = 0;
	private accepted: number[] = [];
	private refused: number[] = [];
	private waiting: Waiter[] = [];
	private isServing = false;
	/** How long an answer usually takes, nearer to the short ones. */
	private usualMs: number | undefined;
	/**
	 * Before its first answer connections, credentials and code are cold, and what follows would
	 * arrive in one heap.
	 */
	private isCold = true;
	private endCold: () => void = () => undefined;
	private readonly warmth = new Promise<void>((resolve) => (this.endCold = resolve));

	constructor(
		/** The rate that is never exceeded, in requests per second. */
		private ceiling: number,
		private readonly clock: Clock = realClock,
	) {
		this.perSecond = ceiling;
	}

	/** The rate at this moment, in requests per second. */
	get rate(): number {
		return this.perSecond;
	}

	/** Whether nobody waits for a slot, and none was given for a second. */
	get isIdle(): boolean {
		return this.waiting.length === 0 && this.window.before(1) < this.clock.now() - secondMs;
	}

	/** Another ceiling, chosen by the user or known from the number's tier. */
	limitTo(ceiling: number): void {
		if (ceiling === this.ceiling) return;
		const isAtCeiling = this.perSecond === this.ceiling;
		this.ceiling = ceiling;
		this.perSecond = isAtCeiling ? ceiling : Math.min(this.perSecond, ceiling);
	}

	/**
	 * Waits for the next slot, first come, first served, and gives its time, which `refuse` wants
	 * back. @throws Stopped
	 */
	async take(signal?: AbortSignal): Promise<number> {
		if (signal?.aborted) throw new Stopped();
		return await new Promise<number>((resolve, reject) => {
			const waiter: Waiter = { resolve };
			const leave = () => {
				this.waiting = this.waiting.filter((other) => other !== waiter);
				reject(new Stopped());
			};
			if (signal) waiter.callOff = onAbort(signal, leave);
			this.waiting.push(waiter);
			if (!this.isServing) void this.serve();
		});
	}

	private async serve(): Promise<void> {
		this.isServing = true;
		while (this.waiting.length > 0) {
			const now = this.clock.now();
			this.rise(now);
			// Read anew after every wait: a refusal in the meantime moves the slot.
			const slot = this.nextSlot(now);
			if (slot > now) {
				const slept = this.clock.wait(slot - now);
				await (this.isCold ? Promise.race([slept, this.warmth]) : slept);
				continue;
			}
			this.note(now);
			const waiter = this.waiting.shift();
			waiter?.callOff?.();
			waiter?.resolve(now);
		}
		this.isServing = false;
	}

	private nextSlot(now: number): number {
		const first = this.window.first();
		if (this.isCold && first !== undefined && now < first + secondMs) return first + secondMs;
		const size = Math.max(1, Math.floor(this.perSecond));
		const again = this.window.before(size) + (secondMs * size) / this.perSecond + marginMs;
		const isSteady = again > now - restMs;
		return Math.max(this.heldUntilMs, isSteady ? again : this.evenMs);
	}

	private note(now: number): void {
		this.evenMs = Math.max(this.evenMs, now - catchUpMs) + secondMs / this.perSecond;
		this.window.add(now, 2 * this.ceiling + 8);
	}

	/** Something came of the first request, whatever it was. */
	warmUp(): void {
		this.isCold = false;
		this.endCold();
	}

	/** The request that left at `slotMs` was accepted. */
	accept(slotMs: number): void {
		const now = this.clock.now();
		this.warmUp();
		this.noteArrival(slotMs, now - slotMs);
		this.accepted.push(now);
		if (this.accepted.length > 2 * this.ceiling + 16) this.forgetOld(now);
	}

	/** What follows a late request in the window must be as late. */
	private noteArrival(slotMs: number, tookMs: number): void {
		const usualMs = this.usualMs ?? tookMs;
		this.usualMs = usualMs + (tookMs - usualMs) * (tookMs < usualMs ? 0.3 : 0.05);
		this.window.move(slotMs, slotMs + Math.min(mostLateMs, Math.max(0, tookMs - this.usualMs)));
	}

	/**
	 * A refusal for rate of the request that left at `slotMs`; `retryAfterMs` is what the other side
	 * asked for.
	 */
	refuse(slotMs: number, retryAfterMs = 0): void {
		const now = this.clock.now();
		this.warmUp();
		this.heldUntilMs = Math.max(this.heldUntilMs, now + Math.min(longestHoldMs, retryAfterMs));
		this.refusedAtMs = now;
		this.window.move(slotMs, slotMs - (1 - refusedShare) * secondMs);
		// Requests that left before the last slow-down say nothing about the rate since.
		if (slotMs <= this.slowedAtMs) return;
		this.forgetOld(now);
		this.refused.push(now);
		if (!this.isTooFast()) return;
		const taken = this.accepted.length;
		this.perSecond = Math.max(
			slowestPerSecond,
			Math.min(this.perSecond * 0.985, Math.max(taken, this.perSecond / 2)),
		);
		this.slowedAtMs = now;
		this.raisedAtMs = now;
		this.refused = [];
		this.evenMs = now + secondMs / this.perSecond;
	}

	/**
	 * More than one in twenty of the last second, and more than two or three in a hundred that chance
	 * explains.
	 */
	private isTooFast(): boolean {
		const { length } = this.refused;
		return length > 0.05 * (this.accepted.length + length) + Math.min(2, 0.03 * this.perSecond);
	}

	private forgetOld(now: number): void {
		this.accepted = this.accepted.filter((at) => at > now - secondMs);
		this.refused = this.refused.filter((at) => at > now - secondMs);
	}

	private rise(now: number): void {
		const seconds = Math.floor((now - this.raisedAtMs) / secondMs);
		if (seconds < 1 || this.perSecond >= this.ceiling) return;
		this.raisedAtMs += seconds * secondMs;
		const calmSeconds = (now - this.refusedAtMs) / secondMs;
		if (calmSeconds < 1) return;
		const step = 0.01 * this.ceiling * Math.max(1, calmSeconds - 2);
		this.perSecond = Math.min(this.ceiling, this.perSecond + step * seconds);
	}
}
