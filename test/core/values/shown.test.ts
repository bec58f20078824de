import { show } from '../../../nodes/WhatsAppGroups/core/values/shown';

const circle: unknown[] = [];
circle.push(circle);

it.each([
	['7 days', '"7 days"'],
	['👋'.repeat(80), `"${'👋'.repeat(60)}…"`],
	['x'.repeat(1e6), `"${'x'.repeat(60)}…"`],
	[Number.NaN, 'NaN'],
	[true, 'true'],
	[12n, '12'],
	[{ a: 1 }, 'an object ({"a":1})'],
	[{ a: 12n }, 'an object (…)'],
	[['a', 1], 'a list (["a",1])'],
	[[], 'an empty list'],
	[circle, 'a list (…)'],
	[null, 'empty'],
	[undefined, 'empty'],
	[new Date(0), '"1970-01-01T00:00:00.000Z"'],
	[new Date('never'), 'no valid date'],
	[() => 1, 'a function'],
])('%p is shown as %s', (value, words) => {
	expect(show(value)).toBe(words);
});
