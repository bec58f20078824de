import { AdaptiveRate } from './adaptiveRate';
import { SlidingWindow } from './slidingWindow';
import { onAbort, Stopped, wait } from '../process/wait';

export interface Clock {
	now(): number;
	wait(ms: number): Promise<void>;
}

/** Timers know no fractions of a millisecond: cut off, one would wake too early and wait again. */
const realClock: Clock = {
	now: () => performance.now(),
	wait: async (ms) => await wait(Math.ceil(ms)),
};

interface Waiter {
	readonly signal?: AbortSignal;
	resolve(slotMs: number): void;
	reject(stopped: Stopped): void;
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
/** Whoever asks for a longer silence is asked again after this one. */
const longestHoldMs = 60_000;

/**
 * Gives out slots, evenly at first, then each a second after the one that it follows in the window,
 * so that no second sees more than the rate.
 */
export class RateLimiter {
	private readonly adaptive: AdaptiveRate;
	private readonly window = new SlidingWindow();
	private evenMs = 0;
	private heldUntilMs = 0;
	private waiting: Waiter[] = [];
	/** The signals that are listened to: one listener for all who wait with the same. */
	private readonly heard = new WeakSet<AbortSignal>();
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
		ceiling: number,
		private readonly clock: Clock = realClock,
	) {
		this.adaptive = new AdaptiveRate(ceiling);
	}

	/** The rate at this moment, in requests per second. */
	get rate(): number {
		return this.adaptive.current;
	}

	/** Whether nobody waits for a slot, and none was given for a second. */
	get isIdle(): boolean {
		return this.waiting.length === 0 && this.window.before(1) < this.clock.now() - secondMs;
	}

	/** Another ceiling, chosen by the user or known from the number's tier. */
	limitTo(ceiling: number): void {
		this.adaptive.limitTo(ceiling);
	}

	/**
	 * Waits for the next slot, first come, first served, and gives its time, which `refuse` wants
	 * back. @throws Stopped
	 */
	async take(signal?: AbortSignal): Promise<number> {
		if (signal && !this.heard.has(signal)) {
			this.heard.add(signal);
			onAbort(signal, () => this.leave(signal));
		}
		if (signal?.aborted) throw new Stopped();
		return await new Promise<number>((resolve, reject) => {
			this.waiting.push({ signal, resolve, reject });
			if (!this.isServing) void this.serve();
		});
	}

	/** All who wait with this signal. */
	private leave(signal: AbortSignal): void {
		const leaving = this.waiting.filter((waiter) => waiter.signal === signal);
		this.waiting = this.waiting.filter((waiter) => waiter.signal !== signal);
		for (const { reject } of leaving) reject(new Stopped());
	}

	private async serve(): Promise<void> {
		this.isServing = true;
		while (this.waiting.length > 0) {
			const now = this.clock.now();
			this.adaptive.rise(now);
			// Read anew after every wait: a refusal in the meantime moves the slot.
			const slot = this.nextSlot(now);
			if (slot > now) {
				const slept = this.clock.wait(slot - now);
				await (this.isCold ? Promise.race([slept, this.warmth]) : slept);
				continue;
			}
			this.note(now);
			this.waiting.shift()?.resolve(now);
		}
		this.isServing = false;
	}

	private nextSlot(now: number): number {
		const first = this.window.first();
		if (this.isCold && first !== undefined && now < first + secondMs) return first + secondMs;
		const size = Math.max(1, Math.floor(this.rate));
		const again = this.window.before(size) + (secondMs * size) / this.rate + marginMs;
		// Who follows a full window would leave no place to others, and never notice it.
		const isSteady = again > now - restMs && !this.adaptive.isShared;
		return Math.max(this.heldUntilMs, isSteady ? again : this.evenMs);
	}

	private note(now: number): void {
		this.evenMs = Math.max(this.evenMs, now - catchUpMs) + secondMs / this.rate;
		this.window.add(now, 2 * this.adaptive.highest + 8);
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
		this.adaptive.accept(now);
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
		this.window.move(slotMs, slotMs - (1 - refusedShare) * secondMs);
		if (this.adaptive.refuse(slotMs, now)) this.evenMs = now + secondMs / this.rate;
	}
}
