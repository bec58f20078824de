import type { IDataObject } from 'n8n-workflow';
import { toGraphRefusal } from '../../nodes/WhatsAppGroups/providers/graph';

describe('the pause that an answer asks for', () => {
	const pauseOf = (headers: IDataObject) =>
		toGraphRefusal({ httpStatus: 429, headers, body: {} })?.retryAfterMs;
	const usage = (minutes: unknown) =>
		JSON.stringify({ '1': [{ type: 'messaging', estimated_time_to_regain_access: minutes }] });

	it('is in seconds in Retry-After', () => {
		expect(pauseOf({ 'retry-after': '7' })).toBe(7_000);
		expect(pauseOf({ 'retry-after': 0.5 })).toBe(500);
		expect(pauseOf({ 'retry-after': '-7' })).toBe(0);
	});

	it('may be a date there', () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 0, 1, 12));
		expect(pauseOf({ 'retry-after': 'Thu, 01 Jan 2026 12:00:30 GMT' })).toBe(30_000);
		expect(pauseOf({ 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' })).toBe(0);
		now.mockRestore();
	});

	it("is in minutes in Meta's usage header", () => {
		expect(pauseOf({ 'x-business-use-case-usage': usage(5) })).toBe(300_000);
		expect(
			pauseOf({ 'x-business-use-case-usage': '{"estimated_time_to_regain_access" : 12}' }),
		).toBe(720_000);
		expect(pauseOf({ 'retry-after': 'soon', 'x-business-use-case-usage': usage(1) })).toBe(60_000);
		expect(pauseOf({ 'retry-after': '2', 'x-business-use-case-usage': usage(5) })).toBe(2_000);
	});

	it('is the longest of all that the usage header names, wherever it stands', () => {
		const entry = (type: string, minutes?: unknown) => ({
			type,
			call_count: 100,
			estimated_time_to_regain_access: minutes,
		});
		for (const entries of [
			{ '1': [entry('messaging', 0), entry('template_management', 17)] },
			{ '1': [entry('messaging', 17), entry('template_management', 0)] },
			{ '1': [entry('messaging', 2)], '2': [entry('messaging'), entry('messaging', '17')] },
			{ '1': [entry('messaging', 5)], '2': [], '3': [entry('messaging', 17)] },
		])
			expect(pauseOf({ 'x-business-use-case-usage': JSON.stringify(entries) })).toBe(1_020_000);
	});

	it.each([
		{},
		{ 'retry-after': '' },
		{ 'x-app-usage': '{"call_count":100,"total_time":100,"total_cputime":100}' },
		{ 'x-business-use-case-usage': '{"1":[]}' },
		{ 'x-business-use-case-usage': `[${usage(0)},${usage(null)},${usage('soon')}]` },
		{ 'x-business-use-case-usage': usage(0) },
		{ 'x-business-use-case-usage': 'x' },
	])('is not known in %j', (headers) => expect(pauseOf(headers)).toBeUndefined());

	it('comes with every kind of refusal', () => {
		const headers = { 'retry-after': '7' };
		for (const body of [{ error: 'No' }, { error: { code: 4 } }, { success: false }, 'no JSON'])
			expect(toGraphRefusal({ httpStatus: 400, headers, body })).toMatchObject({
				retryAfterMs: 7_000,
			});
	});
});
