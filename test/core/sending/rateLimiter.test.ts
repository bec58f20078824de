import { Stopped } from '../../../nodes/WhatsAppGroups/core/process/wait';
import { RateLimiter } from '../../../nodes/WhatsAppGroups/core/sending/rateLimiter';
import { TestClock } from '../../support/testClock';

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
async function sendAll(
	rateLimiter: RateLimiter,
	limiter: Limiter,
	clock: TestClock,
	count: number,
): Promise<void> {
	const senders = Array.from({ length: count }, async () => {
		for (;;) {
			const slot = await rateLimiter.take();
			if (limiter.take(clock.now())) {
				rateLimiter.accept(slot);
				return;
			}
			rateLimiter.refuse(slot);
		}
	});
	await Promise.all(senders);
}

async function secondsFor(
	count: number,
	limit: number,
	ceiling: number,
): Promise<{ seconds: number; refused: number }> {
	const clock = new TestClock();
	const limiter = new Limiter(limit);
	const rateLimiter = new RateLimiter(ceiling, clock);
	const started = clock.now();
	let ended = 0;
	const sending = sendAll(rateLimiter, limiter, clock, count).then(() => (ended = clock.now()));
	for (let second = 1; second <= 200 && ended === 0; second++)
		await clock.advanceTo(started + second * 1000);
	await sending;
	return { seconds: (ended - started) / 1000, refused: limiter.refused };
}

it('takes as long as the limit demands when the limit is known', async () => {
	const { seconds, refused } = await secondsFor(800, 80, 80);
	expect(seconds).toBeLessThan(10 * 1.01);
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
	const rateLimiter = new RateLimiter(80, clock);
	const sending = sendAll(rateLimiter, limiter, clock, 1500);
	await clock.advanceTo(clock.now() + 20_000);
	expect(rateLimiter.rate).toBeLessThan(20);
	limiter.limit = 80;
	await clock.advanceTo(clock.now() + 20_000);
	expect(rateLimiter.rate).toBeGreaterThan(70);
	await clock.advanceTo(clock.now() + 60_000);
	await sending;
});

it('sends nothing while the other side asked for quiet', async () => {
	const clock = new TestClock();
	const rateLimiter = new RateLimiter(80, clock);
	const slot = await rateLimiter.take();
	rateLimiter.refuse(slot, 5_000);
	let isThrough = false;
	const taken = rateLimiter.take().then(() => (isThrough = true));
	await clock.advanceTo(clock.now() + 4_900);
	expect(isThrough).toBe(false);
	await clock.advanceTo(clock.now() + 1_000);
	await taken;
	expect(isThrough).toBe(true);
});

it('lets the first request go alone, until it is answered', async () => {
	const clock = new TestClock();
	const rateLimiter = new RateLimiter(80, clock);
	let taken = 0;
	const slots = [1, 2].map(async () => await rateLimiter.take().then(() => (taken += 1)));
	await clock.advanceTo(clock.now() + 300);
	expect(taken).toBe(1);
	rateLimiter.accept(clock.now());
	await clock.advanceTo(clock.now() + 10);
	expect(taken).toBe(2);
	await Promise.all(slots);
});

it('waits a second for the first answer, not longer', async () => {
	const clock = new TestClock();
	const rateLimiter = new RateLimiter(80, clock);
	const started = clock.now();
	const slots = [rateLimiter.take(), rateLimiter.take()];
	await clock.advanceTo(started + 1_010);
	expect((await Promise.all(slots)).map((slot) => Math.round((slot - started) / 100))).toEqual([
		0, 10,
	]);
});

it('never lets more than the rate go within a second, also after a pause of the whole process', async () => {
	const clock = new TestClock();
	const rateLimiter = new RateLimiter(80, clock);
	rateLimiter.accept(clock.now());
	const slots: number[] = [];
	const all = Array.from({ length: 400 }, async () => slots.push(await rateLimiter.take()));
	await clock.advanceTo(clock.now() + 1_200);
	clock.skip(400);
	await clock.advanceTo(clock.now() + 6_000);
	await Promise.all(all);
	const busiest = Math.max(
		...slots.map((at) => slots.filter((other) => other > at - 1_000 && other <= at).length),
	);
	expect(busiest).toBe(80);
});

it('lets what follows a late request in the window wait as long', async () => {
	const clock = new TestClock();
	const rateLimiter = new RateLimiter(1, clock);
	const began = clock.now();
	const first = await rateLimiter.take();
	await clock.advanceTo(began + 100);
	rateLimiter.accept(first);
	const second = rateLimiter.take();
	await clock.advanceTo(began + 1_110);
	const usual = (await second) - first;
	await clock.advanceTo((await second) + 120);
	rateLimiter.accept(await second);
	const third = rateLimiter.take();
	await clock.advanceTo(began + 3_000);
	expect(usual).toBe(1_005);
	expect((await third) - (await second)).toBeCloseTo(1_005 + 19);
});

it('is not silenced for longer than a minute at a time', async () => {
	const clock = new TestClock();
	const rateLimiter = new RateLimiter(80, clock);
	rateLimiter.refuse(await rateLimiter.take(), 86_400_000);
	const taken = rateLimiter.take();
	await clock.advanceTo(clock.now() + 61_000);
	await expect(taken).resolves.toEqual(expect.any(Number));
});

it('gives nothing after a stop, and what was not given goes to others', async () => {
	const clock = new TestClock();
	const limiter = new RateLimiter(1, clock);
	const started = clock.now();
	await expect(limiter.take(AbortSignal.abort())).rejects.toThrow(Stopped);
	expect(await limiter.take()).toBe(started);
});
