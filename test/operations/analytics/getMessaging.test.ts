import {
	operation,
	toMessagingAnalytics,
} from '../../../nodes/WhatsAppGroups/operations/analytics/getMessaging';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { fakeSession } from '../../../scripts/generate/fakeSession';
import documented from '../../fixtures/meta.analytics.response.json';
import withCountry from '../../fixtures/meta.analytics.response.with_country.json';

const parameters = { resource: 'analytics', operation: 'getMessaging' };
const values = { granularity: 'DAY', simplify: true, options: {} };
const context = { getTimezone: () => 'Europe/Berlin' };

it('asks by a field with arguments, and leaves out what is not chosen', () => {
	const options = {
		phoneNumbers: ['+1 (650) 555-0111'],
		productTypes: [101, 102],
		countryCodes: ['us'],
	};
	expect(toMessagingAnalytics({ start: 1, end: 2 }, 'DAY', options)).toEqual({
		method: 'GET',
		on: 'businessAccount',
		query: {
			fields:
				'analytics.start(1).end(2).granularity(DAY).phone_numbers(["16505550111"]).product_types([101,102]).country_codes(["US"])',
		},
	});
	expect(toMessagingAnalytics({ start: 1, end: 2 }, 'MONTH', {}).query).toEqual({
		fields: 'analytics.start(1).end(2).granularity(MONTH)',
	});
});

it('refuses what Meta does not count together', () => {
	expect(() =>
		toMessagingAnalytics({ start: 1, end: 2 }, 'DAY', { productTypes: [101, 103] }),
	).toThrow('cannot be counted together');
});

it("gives one row per data point of Meta's documented answers", async () => {
	expect(
		await operation.run?.(
			fakeSession(() => documented, { context }),
			values,
		),
	).toEqual([
		{
			start: '2025-12-01T00:00:00.000Z',
			end: '2025-12-02T00:00:00.000Z',
			sent: 196,
			delivered: 179,
			groupsSent: 2,
			groupsDelivered: 4,
		},
		{
			start: '2025-12-02T00:00:00.000Z',
			end: '2025-12-03T00:00:00.000Z',
			sent: 147,
			delivered: 139,
		},
	]);
	const [row] = (await operation.run?.(
		fakeSession(() => withCountry, { context }),
		values,
	)) as object[];
	expect(row).not.toHaveProperty('groupsSent');
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('counts messages to groups', async () => {
		const { groupId } = await host.createOpenGroup();
		await host.run({
			resource: 'message',
			operation: 'sendText',
			groupId: byId(groupId),
			text: 'Hello',
		});
		expect(await host.outputs(parameters)).toEqual([
			expect.objectContaining({ sent: 1, groupsSent: 1 }),
		]);
	});

	it.each([
		['2026-11-10T00:00:00', '2026-11-09T00:00:00', 'Start must be before End'],
		['soon', '', 'Start is "soon", but it must be a date'],
	])('refuses the period from %s to %s', async (startDate, endDate, message) => {
		await expect(host.run({ ...parameters, startDate, endDate })).rejects.toMatchObject({
			message,
			context: { itemIndex: 0 },
		});
	});

	it('reads a date without a time zone in that of the workflow', async () => {
		const session = fakeSession(() => documented, { context });
		const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
		await operation.run?.(session, { ...values, startDate: `${day}T12:00:00` });
		const asked = Number(/start\((\d+)\)/.exec(JSON.stringify(session.requests))?.[1]);
		const berlin = new Intl.DateTimeFormat('en-GB', {
			timeZone: 'Europe/Berlin',
			hour: '2-digit',
		}).format(asked * 1000);
		expect(berlin).toBe('12');
	});
});
