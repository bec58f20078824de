import { readLimit } from '../../../nodes/WhatsAppGroups/groups/questions/limit';

const now = new Date('2026-11-27T12:00:00Z');
const read = (values?: object, timeZone = 'Europe/Berlin') =>
	readLimit(values && { values: [values] }, { timeZone, now })?.toISOString();

it.each([
	['nothing', undefined, undefined],
	['an hour, which is usual', {}, '2026-11-27T13:00:00.000Z'],
	['minutes', { resumeAmount: 1.5, resumeUnit: 'minutes' }, '2026-11-27T12:01:30.000Z'],
	['days', { resumeAmount: 2, resumeUnit: 'days' }, '2026-11-29T12:00:00.000Z'],
	[
		'a time of the workflow',
		{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-11-27T18:00:00' },
		'2026-11-27T17:00:00.000Z',
	],
	[
		'a time with its zone',
		{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-11-27T18:00:00.000Z' },
		'2026-11-27T18:00:00.000Z',
	],
])('reads %s', (_what, values, expected) => {
	expect(read(values)).toBe(expected);
});

it.each([
	[{ resumeAmount: 0 }, 'Limit Wait Time is over already'],
	[
		{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-11-27T12:59:00' },
		'Limit Wait Time is over already',
	],
	[{ limitType: 'atSpecifiedTime' }, 'Max Date and Time is empty'],
	[{ limitType: 'atSpecifiedTime', maxDateAndTime: 'soon' }, 'Max Date and Time is "soon"'],
])('refuses %j', (values, words) => {
	expect(() => read(values)).toThrow(words);
});
