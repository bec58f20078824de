import { toPeriod } from '../../../nodes/WhatsAppGroups/groups/analytics/period';

const session = { context: { getTimezone: () => 'Europe/Berlin' } as never };
const now = Date.UTC(2026, 0, 31, 12) / 1000;
const day = 86_400;
const periodOf = (startDate?: unknown, endDate?: unknown) =>
	toPeriod(session, { startDate, endDate }, 90);

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(now * 1000));
afterEach(() => jest.restoreAllMocks());

it('is the last seven days unless told otherwise', () => {
	for (const nothing of [undefined, null, ''])
		expect(periodOf(nothing, nothing)).toEqual({ start: now - 7 * day, end: now });
	const end = Date.UTC(2026, 0, 20, 23) / 1000;
	expect(periodOf(undefined, '2026-01-21')).toEqual({ start: end - 7 * day, end });
});

it('takes dates in the time zone of the workflow', () => {
	expect(periodOf('2026-01-01', '2026-01-02T12:00:00Z')).toEqual({
		start: Date.UTC(2025, 11, 31, 23) / 1000,
		end: Date.UTC(2026, 0, 2, 12) / 1000,
	});
});

it.each([
	['2026-01-02', '2026-01-01'],
	['2026-01-02', '2026-01-02'],
])('does not begin at its end, or after it: %s to %s', (start, end) => {
	expect(() => periodOf(start, end)).toThrow(
		expect.objectContaining({ name: 'InputRefusal', message: expect.stringMatching(/before/) }),
	);
	expect(periodOf('2026-01-02T00:00:00Z', '2026-01-02T00:00:01Z').end).toBeGreaterThan(0);
});

it('begins no earlier than WhatsApp remembers', () => {
	const oldest = (now - 90 * day) * 1000;
	expect(periodOf(new Date(oldest).toISOString()).start).toBe(now - 90 * day);
	expect(() => periodOf(new Date(oldest - 1000).toISOString())).toThrow('90 days');
});

it('says which date is none', () => {
	expect(() => periodOf('soon')).toThrow(/^Start .*soon/);
	expect(() => periodOf('2026-01-01', {})).toThrow(/^End /);
});
