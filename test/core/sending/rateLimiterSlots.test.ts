import { Stopped } from '../../../nodes/WhatsAppGroups/core/process/wait';
import { RateLimiter } from '../../../nodes/WhatsAppGroups/core/sending/rateLimiter';
import { TestClock } from '../../support/testClock';

it('lets go of all who wait with what is stopped, and gives their slots to others', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(1, clock);
	const began = await limiter.take();
	limiter.accept(began);
	const [stopped, other] = [new AbortController(), new AbortController()];
	const outcomes: string[] = [];
	const wait = (name: string, signal?: AbortSignal) =>
		void limiter.take(signal).then(
			(slot) => outcomes.push(`${name} at ${slot - began}`),
			(failure: unknown) => outcomes.push(`${name} ${String(failure instanceof Stopped)}`),
		);
	wait('a', stopped.signal);
	wait('b', other.signal);
	wait('c', stopped.signal);
	wait('d');
	await clock.advanceTo(began + 500);
	stopped.abort();
	await clock.advanceTo(began + 3_000);
	expect(outcomes).toEqual(['a true', 'c true', 'b at 1005', 'd at 2010']);
});

it('is idle when nobody waits, and none was given a slot for a second', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(1, clock);
	expect(limiter.isIdle).toBe(true);
	const began = await limiter.take();
	limiter.refuse(began, 5_000);
	for (const [afterMs, isIdle] of [
		[100, false],
		[101, true],
	] as const) {
		await clock.advanceTo(began + afterMs);
		expect(limiter.isIdle).toBe(isIdle);
	}
	const taken = limiter.take();
	await clock.advanceTo(began + 4_000);
	expect(limiter.isIdle).toBe(false);
	await clock.advanceTo(began + 5_000);
	await taken;
});

it('lets the window count from the first slot, also where nobody has answered yet', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(1, clock);
	const began = await limiter.take();
	const second = limiter.take();
	await clock.advanceTo(began + 1_100);
	expect((await second) - began).toBe(1_005);
});

it('keeps nobody waiting who comes after a pause', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(1, clock);
	const began = await limiter.take();
	limiter.accept(began);
	await clock.advanceTo(began + 10_000);
	const next = limiter.take();
	await clock.advanceTo(began + 12_000);
	expect((await next) - began).toBe(10_000);
});

it('believes quick answers sooner than slow ones', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(1, clock);
	const began = clock.now();
	for (const [slotMs, tookMs] of [
		[0, 100],
		[1_005, 0],
		[2_010, 90],
	] as const) {
		const taken = limiter.take();
		await clock.advanceTo(began + slotMs + tookMs);
		expect((await taken) - began).toBe(slotMs);
		limiter.accept(await taken);
	}
	const last = limiter.take();
	await clock.advanceTo(began + 4_000);
	expect((await last) - began).toBeCloseTo(2_010 + 19 + 1_005);
});

it('gives the slot of a refused request again after a tenth of a second', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(80, clock);
	const began = await limiter.take();
	limiter.refuse(began);
	limiter.limitTo(1);
	const next = limiter.take();
	await clock.advanceTo(began + 3_000);
	expect((await next) - began).toBe(1_000 - 900 + 5);
});

it('gives slots evenly beside others, without regard to its own window', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(2, clock);
	const began = await limiter.take();
	limiter.refuse(began);
	expect(limiter.rate).toBe(1);
	const slots = [1, 2].map(async () => await limiter.take());
	await clock.advanceTo(began + 3_000);
	const [first = 0, second = 0] = await Promise.all(slots);
	expect(first - began).toBe(1_000);
	expect(second - first).toBeGreaterThan(900);
	expect(second - first).toBeLessThan(1_000);
});

it('goes on evenly from the moment when it was slowed down', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(80, clock);
	limiter.warmUp();
	const slots = [1, 2, 3].map(async () => await limiter.take());
	await clock.advanceTo(clock.now() + 100);
	for (const slot of await Promise.all(slots)) limiter.refuse(slot);
	const slowedAtMs = clock.now();
	expect(limiter.rate).toBe(40);
	const next = limiter.take();
	await clock.advanceTo(slowedAtMs + 100);
	expect((await next) - slowedAtMs).toBe(25);
});
