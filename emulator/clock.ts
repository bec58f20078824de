interface Timer {
	atMs: number;
	run: () => void;
	cancelled: boolean;
}

// setTimeout overflows above 2^31 ms and would fire at once.
const longestWaitMs = 2_000_000_000;

/**
 * The emulator's time: real time times `speed` (0 stands still), plus what was skipped with
 * `advance`. Every delay of the emulator runs on it.
 */
export class Clock {
	private timers: Timer[] = [];
	private wakeUp?: NodeJS.Timeout;
	private baseMs = Date.now();
	private anchorMs = performance.now();

	constructor(private speed = 1) {}

	/** Milliseconds since the epoch, with fractions. */
	now(): number {
		return this.baseMs + (performance.now() - this.anchorMs) * this.speed;
	}

	/** Whole seconds since the epoch, as Meta writes timestamps. */
	seconds(): number {
		return Math.floor(this.now() / 1000);
	}

	currentSpeed(): number {
		return this.speed;
	}

	setSpeed(speed: number): void {
		this.jumpTo(this.now());
		this.speed = speed;
		this.arm();
	}

	/** Skips ahead; timers on the way run in their order, each at its own time. */
	advance(byMs: number): void {
		const targetMs = this.now() + byMs;
		this.runUntil(targetMs, true);
		this.jumpTo(Math.max(targetMs, this.now()));
		this.arm();
	}

	/** Runs `run` after `delayMs` of emulator time; the answer cancels it. */
	after(delayMs: number, run: () => void): () => void {
		const timer: Timer = { atMs: this.now() + delayMs, run, cancelled: false };
		this.timers.splice(this.positionOf(timer.atMs), 0, timer);
		if (this.timers[0] === timer) this.arm();
		return () => {
			timer.cancelled = true;
		};
	}

	/** Forgets every timer. */
	clear(): void {
		this.timers = [];
		clearTimeout(this.wakeUp);
		this.wakeUp = undefined;
	}

	private jumpTo(ms: number): void {
		this.baseMs = ms;
		this.anchorMs = performance.now();
	}

	private positionOf(atMs: number): number {
		let low = 0;
		let high = this.timers.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.timers[middle]?.atMs ?? 0) <= atMs) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private runUntil(targetMs: number, jump: boolean): void {
		for (
			let next = this.timers[0];
			next !== undefined && next.atMs <= targetMs;
			next = this.timers[0]
		) {
			this.timers.shift();
			if (jump) this.jumpTo(Math.max(this.now(), next.atMs));
			if (!next.cancelled) next.run();
		}
	}

	private arm(): void {
		clearTimeout(this.wakeUp);
		this.wakeUp = undefined;
		const next = this.timers[0];
		if (next === undefined || this.speed === 0) return;
		const waitMs = Math.min(longestWaitMs, Math.max(0, (next.atMs - this.now()) / this.speed));
		this.wakeUp = setTimeout(() => {
			this.runUntil(this.now(), false);
			this.arm();
		}, waitMs);
	}
}
