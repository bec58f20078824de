import { SharedRate } from '../../../nodes/WhatsAppGroups/core/sending/sharedRate';

const beganMs = 1_000_000;
/** Later than this, a refusal tells of the rate since the last cut. */
const afterCutMs = 1_001;

/** Steps of a tenth of a second. */
function pass(rate: SharedRate, fromMs: number, toMs: number): void {
	for (let atMs = fromMs; atMs <= toMs; atMs += 100) rate.rise(beganMs + atMs);
}

it('begins with half of the ceiling', () => {
	const rate = new SharedRate(80, beganMs);
	expect([rate.current, rate.isFree]).toEqual([40, false]);
});

it('rises, and the lower of two rises faster', () => {
	const [low, middle, high] = [60, 80, 80].map((ceiling) => new SharedRate(ceiling, beganMs));
	low?.limitTo(80);
	high?.rise(beganMs + 1_000);
	for (const rate of [low, middle]) rate?.rise(beganMs + 500);
	expect(low?.current).toBeCloseTo(30 * 1.05);
	expect(middle?.current).toBeCloseTo(40 + 1);
	expect(high?.current).toBeCloseTo(40 + 2);
});

it('rises faster the longer nothing is refused, until nobody else seems to be there', () => {
	const rate = new SharedRate(80, beganMs);
	const after = [2, 4, 6, 8, 20].map((seconds, index, all) => {
		pass(rate, (all[index - 1] ?? 0) * 1_000, seconds * 1_000);
		return Math.round(rate.current);
	});
	expect(after).toEqual([44, 48, 55, 64, 80]);
	expect(rate.isFree).toBe(true);
});

it('does not make up for a time in which nobody asked', () => {
	const rate = new SharedRate(80, beganMs);
	rate.rise(beganMs + 2_900);
	expect(rate.current).toBeCloseTo(42);
});

it('is cut by a fixed part, a second after the first refusal, and does not rise until then', () => {
	const rate = new SharedRate(80, beganMs);
	rate.refuse(beganMs + afterCutMs, beganMs + 1_100);
	for (let count = 0; count < 30; count++) rate.accept();
	for (let count = 0; count < 20; count++) rate.refuse(beganMs + 1_200, beganMs + 1_200);
	pass(rate, 1_100, 2_000);
	expect(rate.current).toBe(40);
	rate.rise(beganMs + 2_100);
	expect(rate.current).toBeCloseTo(40 * 0.87);
});

// The first refusal begins the second that is counted.
it.each([
	['most', 12, 28],
	['no more than half', 11, 40 * 0.87],
])('is cut deeper only where most was refused: %s', (_share, refused, perSecond) => {
	const rate = new SharedRate(80, beganMs);
	for (let count = 0; count < refused; count++) rate.refuse(beganMs + afterCutMs, beganMs + 1_100);
	for (let count = 0; count < 10; count++) rate.accept();
	rate.rise(beganMs + 2_100);
	expect(rate.current).toBeCloseTo(perSecond);
});

it('does not hear what left within a second of the last cut', () => {
	const rate = new SharedRate(80, beganMs);
	rate.refuse(beganMs + 1_000, beganMs + 1_100);
	rate.rise(beganMs + 100);
	rate.rise(beganMs + 200);
	const before = rate.current;
	rate.rise(beganMs + 2_100);
	expect(rate.current).toBeGreaterThan(before);
});

it('does not hear less than one in a hundred of a high rate', () => {
	const rate = new SharedRate(1_000, beganMs);
	for (let count = 0; count < 4; count++) rate.refuse(beganMs + afterCutMs, beganMs + 1_100);
	rate.rise(beganMs + 2_100);
	expect(rate.current).toBeGreaterThan(500);
	const heard = new SharedRate(1_000, beganMs);
	for (let count = 0; count < 5; count++) heard.refuse(beganMs + afterCutMs, beganMs + 1_100);
	heard.accept();
	heard.rise(beganMs + 2_100);
	expect(heard.current).toBeCloseTo(435);
});

it('never comes to a standstill', () => {
	const rate = new SharedRate(1, beganMs);
	for (let second = 2; second < 90; second++) {
		const nowMs = beganMs + second * 1_000;
		rate.refuse(nowMs, nowMs);
		rate.rise(nowMs);
		expect(rate.current).toBeGreaterThanOrEqual(0.25);
	}
	expect(rate.current).toBeLessThan(0.3);
});

it('follows a ceiling down', () => {
	const rate = new SharedRate(80, beganMs);
	rate.limitTo(30);
	expect([rate.current, rate.isFree]).toEqual([30, true]);
});
