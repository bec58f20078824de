import { SlidingWindow } from '../../../nodes/WhatsAppGroups/core/sending/slidingWindow';

function windowOf(...times: number[]): SlidingWindow {
	const window = new SlidingWindow();
	for (const time of times) window.add(time, 100);
	return window;
}

it('knows which slot the next one follows, so many places back', () => {
	const window = windowOf(0, 100, 200);
	expect([window.first(), window.before(1), window.before(3), window.before(4)]).toEqual([
		0,
		200,
		0,
		-Infinity,
	]);
});

it('gives the place of a refused request to the next one, ahead of the places that are still taken', () => {
	const window = windowOf(0, 100, 200, 300);
	window.move(200, -700);
	expect([4, 3, 2, 1].map((places) => window.before(places))).toEqual([-700, 0, 100, 300]);
});

it('counts a late request where it arrived, and holds nothing else up', () => {
	const window = windowOf(0, 10, 20, 30);
	window.move(0, 20);
	expect([4, 3, 2, 1].map((places) => window.before(places))).toEqual([10, 20, 20, 30]);
});

it('keeps what was asked for, and takes a slot that it forgot for nothing', () => {
	const window = new SlidingWindow();
	for (let time = 0; time < 1_000; time++) window.add(time, 10);
	window.move(0, 5_000);
	expect([window.before(1), window.before(10), window.before(11)]).toEqual([999, 990, -Infinity]);
	expect(window.first()).toBe(990);
});
