import type { Clock } from '../../nodes/WhatsAppGroups/core/sending/rateLimiter';

/** A clock that the test moves: whoever waits is woken in the order of the times. */
export class TestClock implements Clock {
	private nowMs = 1_000_000;
	private sleepers: Array<{ at: number; wake: () => void }> = [];

	now(): number {
		return this.nowMs;
	}

	async wait(ms: number): Promise<void> {
		if (ms <= 0) return;
		await new Promise<void>((wake) => this.sleepers.push({ at: this.nowMs + ms, wake }));
	}

	/** The process stands still: nobody is woken in time. */
	skip(ms: number): void {
		this.nowMs += ms;
	}

	async advanceTo(untilMs: number): Promise<void> {
		for (;;) {
			// After all that is settled, and much sooner than `setImmediate`.
			await new Promise<void>((resolve) => process.nextTick(resolve));
			this.sleepers.sort((a, b) => a.at - b.at);
			const next = this.sleepers[0];
			if (!next || next.at > untilMs) break;
			this.sleepers.shift();
			this.nowMs = Math.max(this.nowMs, next.at);
			next.wake();
		}
		this.nowMs = untilMs;
	}
}
