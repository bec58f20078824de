import {
	operation,
	toPricingAnalytics,
} from '../../../nodes/WhatsAppGroups/operations/analytics/getPricing';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { fakeSession } from '../../../scripts/generate/fakeSession';
import documented from '../../fixtures/meta.pricing_analytics.response.json';

const parameters = { resource: 'analytics', operation: 'getPricing' };
const context = { getTimezone: () => 'UTC' };

it('asks by a field with arguments', () => {
	const options = {
		pricingCategories: ['GROUP_UTILITY'],
		pricingTypes: ['REGULAR'],
		dimensions: ['COUNTRY', 'PHONE'],
		metrics: ['COST'],
		countryCodes: ['br'],
	};
	expect(toPricingAnalytics({ start: 1, end: 2 }, 'DAILY', options).query).toEqual({
		fields:
			'pricing_analytics.start(1).end(2).granularity(DAILY).country_codes(["BR"]).metric_types(["COST"]).pricing_types(["REGULAR"]).pricing_categories(["GROUP_UTILITY"]).dimensions(["COUNTRY","PHONE"])',
	});
});

it("gives one row per data point of Meta's documented answer", async () => {
	const rows = await operation.run?.(
		fakeSession(() => documented, { context }),
		{ granularity: 'DAILY', simplify: true, options: {} },
	);
	expect(rows).toEqual([
		expect.objectContaining({
			country: 'US',
			pricingType: 'REGULAR',
			pricingCategory: 'GROUP_MARKETING',
			volume: 5,
			cost: 0.125,
		}),
		expect.objectContaining({
			pricingType: 'FREE_GROUP_CUSTOMER_SERVICE',
			pricingCategory: 'GROUP_SERVICE',
			volume: 12,
			cost: 0,
		}),
	]);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('gives what was charged, and nothing when nothing was', async () => {
		expect(await host.outputs(parameters)).toEqual([]);
		const { groupId } = await host.createOpenGroup();
		await host.run({
			resource: 'message',
			operation: 'sendText',
			groupId: byId(groupId),
			text: 'Hello',
		});
		await new Promise((resolve) => setTimeout(resolve, 400));
		const rows = await host.outputs(parameters);
		expect(rows[0]).toMatchObject({
			pricingCategory: expect.stringMatching(/^GROUP_/),
			volume: expect.any(Number),
		});
	});
});
