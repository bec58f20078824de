import { DateTime } from 'luxon';
import {
	readBoolean,
	readDate,
	readNumber,
	readText,
	toComparable,
} from '../../../nodes/WhatsAppGroups/core/values/scalars';

it.each([
	...[true, 'true', 'TRUE', ' True\n', 'yes', 'On', '1', 1, '\u200btrue'].map((given) => [
		given,
		true,
	]),
	...[false, 'false', 'FALSE', ' no ', 'OFF', '0', 0].map((given) => [given, false]),
	...['maybe', 2, '', {}, [], [true], Number.NaN, null, 'ja'].map((given) => [given, undefined]),
])('the boolean %j is %j', (given, value) => {
	expect(readBoolean(given)).toBe(value);
});

it.each([
	[7, 7],
	['7', 7],
	[' 7\r\n', 7],
	['-0.5', -0.5],
	['1E+3', 1000],
	['7\u00a0', 7],
	...['7 days', '1,000', '0x10', '', ' ', 'Infinity', '1e999', true, [7], {}, null].map(
		(given) => [given, undefined] as const,
	),
	[Number.NaN, undefined],
	[Number.POSITIVE_INFINITY, undefined],
] as Array<[unknown, number | undefined]>)('the number %j is %j', (given, value) => {
	expect(readNumber(given)).toBe(value);
});

it.each([
	['', ''],
	[' a ', ' a '],
	[0, '0'],
	[12.5, '12.5'],
	[false, 'false'],
	[12n, '12'],
	[new Date('2026-03-31T12:00:00Z'), '2026-03-31T12:00:00.000Z'],
	[
		DateTime.fromISO('2026-03-31T12:00:00+02:00', { setZone: true }),
		'2026-03-31T12:00:00.000+02:00',
	],
	['a family 👨‍👩‍👧 stays', 'a family 👨‍👩‍👧 stays'],
	['cut in the middle \ud83d', 'cut in the middle '],
	...[
		{},
		{ toString: 'a' },
		[],
		['a'],
		null,
		undefined,
		Number.NaN,
		new Date('never'),
		Symbol('a'),
	].map((given) => [given, undefined] as const),
] as Array<[unknown, string | undefined]>)('the text %p is %j', (given, value) => {
	expect(readText(given)).toBe(value);
});

it('a date is one of JavaScript or of n8n, and nothing else', () => {
	expect(readDate(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
	expect(readDate(DateTime.fromMillis(0, { zone: 'utc' }))).toBe('1970-01-01T00:00:00.000Z');
	expect(
		[new Date('x'), DateTime.invalid('x'), '2026-01-01', 0, { toISO: 1 }].map(readDate),
	).toEqual(Array(5).fill(undefined));
});

it.each([
	['Class  7B', 'class 7b'],
	['CAFÉ', 'Café'.normalize('NFD')],
	['\u2068Acme\u2069', 'acme'],
	['a\u00a0b', 'a\n b'],
])('%j and %j are the same where texts are compared', (one, other) => {
	expect(toComparable(one)).toBe(toComparable(other));
});

it('white space at the ends counts where texts are compared: it may mark a word', () => {
	expect(toComparable(' or ')).toBe(' or ');
});
