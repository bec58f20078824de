import { readMoment } from '../../../nodes/WhatsAppGroups/core/reading/readMoment';

const read = (given: unknown) => {
	const seconds = readMoment(given, 'Europe/Berlin', 'Start');
	return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
};

it.each<[unknown, string]>([
	['2026-03-02', '2026-03-01T23:00:00.000Z'],
	['2026-07-02', '2026-07-01T22:00:00.000Z'],
	['20260302', '2026-03-01T23:00:00.000Z'],
	['2026-W10-1', '2026-03-01T23:00:00.000Z'],
	['2026-03-02T12:00', '2026-03-02T11:00:00.000Z'],
	[' 2026-03-02 12:00:30 ', '2026-03-02T11:00:30.000Z'],
	['2026-03-02T12:00:00+02:00', '2026-03-02T10:00:00.000Z'],
	['2026-03-02T23:30:00.000Z', '2026-03-02T23:30:00.000Z'],
	['Mon, 02 Mar 2026 12:00:00 GMT', '2026-03-02T12:00:00.000Z'],
	[new Date('2026-03-02T12:00:00Z'), '2026-03-02T12:00:00.000Z'],
])('reads %p in the time zone of the workflow, unless it has its own', (given, moment) => {
	expect(read(given)).toBe(moment);
});

it.each(['', null, undefined])('takes %p for no date at all', (given) => {
	expect(read(given)).toBeUndefined();
});

it.each([
	...['tomorrow', '2026-13-45', '2026-02-30', '2026-02-30T10:00', '02.03.2026', '3/2/2026'],
	...['02-03-2026', '2026/03/02', '5', true],
])('refuses %p, which is no date or could be two', (given) => {
	expect(() => read(given)).toThrow('but it must be a date');
});
