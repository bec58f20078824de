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

describe('is too fast', () => {
	it.each([
		['with more than two of few', 100, 0, 2, 3],
		['with more than two and one in twenty', 100, 17, 3, 4],
		['with more than two and one in twenty of many', 100, 100, 7, 8],
		['with more than three in a hundred of what a slow one sends', 10, 14, 1, 2],
	])('%s', (_when, ceiling, accepted, few, many) => {
		expect(rateAfter(accepted, few, ceiling).current).toBe(ceiling);
		expect(rateAfter(accepted, many, ceiling).current).toBeLessThan(ceiling);
	});

	it.each([
		[1_000, 50],
		[999, 100],
	])('by what came within a second: accepted %d ms ago', (agoMs, expected) => {
		const rate = new AdaptiveRate(100);
		for (let count = 0; count < 60; count++) rate.accept(now - agoMs);
		for (let count = 0; count < 3; count++) rate.refuse(now, now);
		expect(rate.current).toBe(expected);
	});

	it.each([
		[1_000, 100],
		[999, 50],
	])('by what came within a second: refused %d ms ago', (agoMs, expected) => {
		const rate = new AdaptiveRate(100);
		for (let count = 0; count < 2; count++) rate.refuse(now - agoMs, now - agoMs);
		rate.refuse(now, now);
		expect(rate.current).toBe(expected);
	});

	it('says when that slows it down', () => {
		const rate = rateAfter(95, 0);
		expect([1, 2, 3, 4, 5, 6, 7, 8].map(() => rate.refuse(now, now)).indexOf(true)).toBe(7);
		expect([rate.current, rate.isShared]).toEqual([95, false]);
		// Left before it was slower, and then one afterwards.
		expect([rate.refuse(now, now + 1), rate.refuse(now + 1, now + 1)]).toEqual([false, false]);
	});
});

it('comes down to what was accepted', () => {
	expect(rateAfter(90, 9).current).toBe(90);
	expect(rateAfter(85, 9).current).toBe(85);
});

it('makes room for others where much less than the ceiling was accepted', () => {
	const rate = rateAfter(84, 9);
	expect([rate.current, rate.isShared]).toEqual([50, true]);
});

it('is alone again when nothing is refused for long enough', () => {
	const rate = rateAfter(60, 9);
	for (let tenth = 1; tenth < 300; tenth++) rate.rise(now + tenth * 100);
	expect([rate.current, rate.isShared]).toEqual([100, false]);
	const later = now + 30_000;
	for (let count = 0; count < 100; count++) rate.accept(later);
	for (let count = 0; count < 8; count++) rate.refuse(later, later);
	expect([rate.current, rate.isShared]).toEqual([98.5, false]);
});

it('is cut beside others when something is refused again', () => {
	const rate = rateAfter(60, 9);
	expect(rate.refuse(now + 1_500, now + 1_500)).toBe(false);
	rate.accept(now + 1_600);
	rate.rise(now + 2_500);
	expect(rate.current).toBeCloseTo(43.5);
});

it('rises every second without a refusal, faster the longer ago the last one is, up to its ceiling', () => {
	const rate = rateAfter(90, 9);
	const rates = [0.5, 1, 2, 3, 4, 5].map((seconds) => {
		rate.rise(now + seconds * 1_000);
		return rate.current;
	});
	expect(rates).toEqual([90, 91, 92, 93, 95, 98]);
	for (let seconds = 6; seconds < 60; seconds++) rate.rise(now + seconds * 1_000);
	expect(rate.current).toBe(100);
});

it('makes up for seconds in which nobody asked, and does not rise while there are refusals', () => {
	const calm = rateAfter(90, 9);
	calm.rise(now + 3_999);
	expect(calm.current).toBeCloseTo(90 + 3 * 1.999);
	const refused = rateAfter(90, 8);
	refused.refuse(now + 1, now + 900);
	refused.rise(now + 1_000);
	expect(refused.current).toBe(90);
	refused.rise(now + 2_000);
	expect(refused.current).toBe(91);
});

it('follows its ceiling down and, while at it, up', () => {
	const rate = new AdaptiveRate(80);
	rate.limitTo(10);
	expect(rate.current).toBe(10);
	rate.limitTo(50);
	expect(rate.current).toBe(50);
	const slowed = rateAfter(72, 7, 80);
	slowed.limitTo(100);
	expect([slowed.current, slowed.highest]).toEqual([72, 100]);
	const shared = rateAfter(40, 7, 80);
	shared.limitTo(30);
	expect([shared.current, shared.highest]).toEqual([30, 30]);
});
