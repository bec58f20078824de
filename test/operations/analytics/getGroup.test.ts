import {
	operation,
	toGroupAnalytics,
} from '../../../nodes/WhatsAppGroups/operations/analytics/getGroup';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { fakeSession } from '../../../scripts/generate/fakeSession';
import documented from '../../fixtures/meta.group_analytics.response.json';

const parameters = { resource: 'analytics', operation: 'getGroup' };
const context = { getTimezone: () => 'Europe/Berlin' };

it('asks for whole days of exactly one group', () => {
	expect(toGroupAnalytics('G', { start: 1, end: 2 }, ['SENT', 'READ'])).toEqual({
		method: 'GET',
		on: 'businessAccount',
		edge: 'group_analytics',
		query: {
			granularity: 'DAILY',
			start: 1,
			end: 2,
			group_ids: '["G"]',
			metric_types: '["SENT","READ"]',
		},
	});
});

it("gives one row per day of Meta's documented answer", async () => {
	const rows = await operation.run?.(
		fakeSession(() => documented, { context }),
		{ groupId: 'G', simplify: true, options: {} },
	);
	expect(rows).toEqual([
		{
			groupId: 'G',
			start: '2025-12-02T00:00:00.000Z',
			end: '2025-12-03T00:00:00.000Z',
			sent: 100,
			delivered: 250,
			read: 200,
			joined: 3,
			left: 1,
		},
		{
			groupId: 'G',
			start: '2025-12-03T00:00:00.000Z',
			end: '2025-12-04T00:00:00.000Z',
			sent: 80,
			delivered: 200,
			read: 150,
			joined: 1,
			left: 0,
		},
	]);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('counts what was sent to the group', async () => {
		const { groupId } = await host.createOpenGroup();
		await host.run({
			resource: 'message',
			operation: 'sendText',
			groupId: byId(groupId),
			text: 'Hello',
		});
		const rows = await host.outputs({ ...parameters, groupId: byId(groupId) });
		expect(rows).toEqual([expect.objectContaining({ groupId, sent: 1, joined: 2 })]);
	});

	it('refuses a start before the 90 days that Meta keeps, before anything is sent', async () => {
		await host.emulator.control('DELETE', '/requests');
		const startDate = new Date(Date.now() - 91 * 86_400_000).toISOString();
		await expect(host.run({ ...parameters, groupId: byId('G'), startDate })).rejects.toMatchObject({
			message: 'Start is more than 90 days ago',
		});
		expect(await host.requests()).toEqual([]);
	});

	it('says which entry of the credential is missing', async () => {
		const credentials = { ...host.credentials, businessAccountId: '' };
		await expect(host.run({ ...parameters, groupId: byId('G') }, { credentials })).rejects.toThrow(
			'WhatsApp Business Account ID is missing',
		);
	});
});
