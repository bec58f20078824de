import { AdaptiveRate } from '../../../nodes/WhatsAppGroups/core/sending/adaptiveRate';

const now = 1_000_000;

/** A rate with so many requests accepted, and then so many refused, in the same second. */
function rateAfter(accepted: number, refused: number, ceiling = 100): AdaptiveRate {
	const rate = new AdaptiveRate(ceiling);
	for (let count = 0; count < accepted; count++) rate.accept(now);
	for (let count = 0; count < refused; count++) rate.refuse(now - count, now);
	return rate;
}

it('counts a burst of refusals for one slow-down', () => {
	expect(rateAfter(100, 20).current).toBeCloseTo(98.5);
});

it('stays when a few among many were refused, since requests overtake each other on their way', () => {
	expect(rateAfter(100, 4).current).toBe(100);
});

it('halves at most at once, and never comes to a standstill', () => {
	const rate = rateAfter(0, 4, 80);
	expect(rate.current).toBe(40);
	for (let second = 1; second < 60; second++)
		for (let count = 0; count < 4; count++) rate.refuse(now + second * 1_000, now + second * 1_000);
	expect(rate.current).toBe(0.25);
});

it('rises every second without a refusal, faster the longer ago the last one is, up to its ceiling', () => {
	const rate = rateAfter(0, 4, 100);
	const rates = [0.5, 1, 2, 3, 4, 5].map((seconds) => {
		rate.rise(now + seconds * 1_000);
		return rate.current;
	});
	expect(rates).toEqual([50, 51, 52, 53, 55, 58]);
	for (let seconds = 6; seconds < 60; seconds++) rate.rise(now + seconds * 1_000);
	expect(rate.current).toBe(100);
});

it('follows its ceiling down and, while at it, up', () => {
	const rate = new AdaptiveRate(80);
	rate.limitTo(10);
	expect(rate.current).toBe(10);
	rate.limitTo(50);
	expect(rate.current).toBe(50);
	const slowed = rateAfter(0, 4, 80);
	slowed.limitTo(100);
	expect([slowed.current, slowed.highest]).toEqual([40, 100]);
});
