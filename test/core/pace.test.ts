import { Pace, type Clock } from '../../nodes/WhatsAppGroups/core/pace';

/** A clock that the test moves: whoever waits is woken in the order of the times. */
class TestClock implements Clock {
	private nowMs = 1_000_000;
	private sleepers: Array<{ at: number; wake: () => void }> = [];

	now(): number {
		return this.nowMs;
	}

	async wait(ms: number): Promise<void> {
		if (ms <= 0) return;
		await new Promise<void>((wake) => this.sleepers.push({ at: this.nowMs + ms, wake }));
	}

	async advanceTo(untilMs: number): Promise<void> {
		for (;;) {
			await new Promise<void>((resolve) => setImmediate(resolve));
			this.sleepers.sort((a, b) => a.at - b.at);
			const next = this.sleepers[0];
			if (!next || next.at > untilMs) break;
			this.sleepers.shift();
			this.nowMs = next.at;
			next.wake();
		}
		this.nowMs = untilMs;
	}
}

/** The other side: accepts `limit` in any second, and counts. */
class Limiter {
	accepted: number[] = [];
	refused = 0;

	constructor(public limit: number) {}

	take(now: number): boolean {
		const recent = this.accepted.filter((at) => at > now - 1000).length;
		if (recent >= this.limit) {
			this.refused += 1;
			return false;
		}
		this.accepted.push(now);
		return true;
	}
}

/** Sends until `count` are accepted; refused ones go again. */
async function sendAll(pace: Pace, limiter: Limiter, clock: TestClock, count: number): Promise<void> {
	const senders = Array.from({ length: count }, async () => {
		for (;;) {
			const slot = await pace.take();
			if (limiter.take(clock.now())) {
				pace.accept();
				return;
			}
			pace.refuse(slot);
		}
	});
	await Promise.all(senders);
}

async function secondsFor(count: number, limit: number, ceiling: number): Promise<{ seconds: number; refused: number }> {
	const clock = new TestClock();
	const limiter = new Limiter(limit);
	const pace = new Pace(ceiling, clock);
	const started = clock.now();
	let ended = 0;
	const sending = sendAll(pace, limiter, clock, count).then(() => (ended = clock.now()));
	for (let second = 1; second <= 200 && ended === 0; second++) await clock.advanceTo(started + second * 1000);
	await sending;
	return { seconds: (ended - started) / 1000, refused: limiter.refused };
}

it('takes as long as the limit demands when the limit is known', async () => {
	const { seconds, refused } = await secondsFor(800, 80, 80);
	expect(seconds).toBeLessThan(10 * 1.03);
	expect(seconds).toBeGreaterThan(9);
	expect(refused).toBeLessThan(8);
});

it('settles close to a limit that nobody told it', async () => {
	const { seconds, refused } = await secondsFor(1000, 50, 80);
	expect(seconds).toBeLessThan(20 * 1.1);
	expect(refused).toBeLessThan(100);
});

it('rises again when the limit is lifted', async () => {
	const clock = new TestClock();
	const limiter = new Limiter(10);
	const pace = new Pace(80, clock);
	const sending = sendAll(pace, limiter, clock, 1500);
	await clock.advanceTo(clock.now() + 10_000);
	expect(pace.rate).toBeLessThan(15);
	limiter.limit = 80;
	await clock.advanceTo(clock.now() + 20_000);
	expect(pace.rate).toBeGreaterThan(70);
	await clock.advanceTo(clock.now() + 60_000);
	await sending;
});

it('sends nothing while the other side asked for quiet', async () => {
	const clock = new TestClock();
	const pace = new Pace(80, clock);
	const slot = await pace.take();
	pace.refuse(slot, 5_000);
	let isThrough = false;
	const taken = pace.take().then(() => (isThrough = true));
	await clock.advanceTo(clock.now() + 4_900);
	expect(isThrough).toBe(false);
	await clock.advanceTo(clock.now() + 1_000);
	await taken;
	expect(isThrough).toBe(true);
});

it('counts a burst of refusals for one slow-down', async () => {
	const clock = new TestClock();
	const pace = new Pace(100, clock);
	for (let sent = 0; sent < 100; sent++) pace.accept();
	const slots = [clock.now(), clock.now() - 1, clock.now() - 2, clock.now() - 3];
	for (const slot of slots) pace.refuse(slot);
	expect(pace.rate).toBeCloseTo(98.5);
});
