import { Slots } from '../../../nodes/WhatsAppGroups/core/sending/slidingWindow';

function slotsAt(...times: number[]): Slots {
	const slots = new Slots();
	for (const time of times) slots.add(time, 100);
	return slots;
}

it('knows which slot the next one follows, so many places back', () => {
	const slots = slotsAt(0, 100, 200);
	expect([slots.first(), slots.before(1), slots.before(3), slots.before(4)]).toEqual([
		0,
		200,
		0,
		-Infinity,
	]);
});

it('gives the place of a refused request to the next one, ahead of the places that are still taken', () => {
	const slots = slotsAt(0, 100, 200, 300);
	slots.move(200, -700);
	expect([4, 3, 2, 1].map((places) => slots.before(places))).toEqual([-700, 0, 100, 300]);
});

it('counts a late request where it arrived, and holds nothing else up', () => {
	const slots = slotsAt(0, 10, 20, 30);
	slots.move(0, 20);
	expect([4, 3, 2, 1].map((places) => slots.before(places))).toEqual([10, 20, 20, 30]);
});

it('keeps what was asked for, and takes a slot that it forgot for nothing', () => {
	const slots = new Slots();
	for (let time = 0; time < 1_000; time++) slots.add(time, 10);
	slots.move(0, 5_000);
	expect([slots.before(1), slots.before(10), slots.before(30)]).toEqual([999, 990, -Infinity]);
});
