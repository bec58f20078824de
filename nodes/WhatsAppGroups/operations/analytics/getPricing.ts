import { asObject, asObjects } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { countryCodes, endDate, phoneNumbers, startDate } from '../../groups/fields/analytics';
import { toRow } from '../../groups/analytics/rows';
import { toDigits, toFieldWithArguments } from '../../groups/analytics/query';
import { toPeriod, type Period } from '../../groups/analytics/period';
import { simplify } from '../../groups/fields/simplify';
import type { GraphRequest } from '../../core/declarations/request';

const lookBackDays = 365;
const names = {
	texts: {
		country: 'country',
		phone_number: 'phoneNumber',
		pricing_type: 'pricingType',
		pricing_category: 'pricingCategory',
		tier: 'tier',
	},
	numbers: { volume: 'volume', cost: 'cost' },
};

interface Options {
	phoneNumbers?: string[];
	countryCodes?: string[];
	pricingCategories?: string[];
	pricingTypes?: string[];
	dimensions?: string[];
	metrics?: string[];
}

/** The granularity is spelt otherwise than for messages: DAILY, not DAY. */
export function toPricingAnalytics(
	{ start, end }: Period,
	granularity: string,
	options: Options,
): GraphRequest {
	const fields = toFieldWithArguments('pricing_analytics', {
		start,
		end,
		granularity,
		phone_numbers: toDigits(options.phoneNumbers),
		country_codes: (options.countryCodes ?? []).map((code) => code.toUpperCase()),
		metric_types: options.metrics,
		pricing_types: options.pricingTypes,
		pricing_categories: options.pricingCategories,
		dimensions: options.dimensions,
	});
	return { method: 'GET', on: 'businessAccount', query: { fields } };
}

export const operation = defineOperation({
	resource: 'analytics',
	operation: 'getPricing',
	name: 'Get Costs',
	action: 'Get message costs',
	description:
		'Get the number of billed messages and what they cost, by category and country. Use it to watch what messages cost. Needs the WhatsApp Business Account ID in the credential. Costs are missing if a partner pays the bill.',
	fields: [
		startDate,
		endDate,
		{
			displayName: 'Granularity',
			name: 'granularity',
			type: 'options',
			options: [
				{ name: 'Day', value: 'DAILY' },
				{ name: 'Half Hour', value: 'HALF_HOUR' },
				{ name: 'Month', value: 'MONTHLY' },
			],
			default: 'DAILY',
			description: 'Time span covered by each item',
		},
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Categories',
					name: 'pricingCategories',
					type: 'multiOptions',
					options: [
						{ name: 'Group Marketing', value: 'GROUP_MARKETING' },
						{ name: 'Group Service', value: 'GROUP_SERVICE' },
						{ name: 'Group Utility', value: 'GROUP_UTILITY' },
					],
					default: ['GROUP_MARKETING', 'GROUP_SERVICE', 'GROUP_UTILITY'],
					description:
						'Messages to count. Counts all of them, including one-to-one messages, if none is selected.',
				},
				countryCodes,
				{
					displayName: 'Dimensions',
					name: 'dimensions',
					type: 'multiOptions',
					isForAuthor: true,
					options: [
						{ name: 'Category', value: 'PRICING_CATEGORY' },
						{ name: 'Country', value: 'COUNTRY' },
						{ name: 'Phone Number', value: 'PHONE' },
						{ name: 'Tier', value: 'TIER' },
						{ name: 'Type', value: 'PRICING_TYPE' },
					],
					default: ['PRICING_CATEGORY', 'COUNTRY'],
					description: 'How to split the result into items',
				},
				{
					displayName: 'Metrics',
					name: 'metrics',
					type: 'multiOptions',
					options: [
						{ name: 'Cost', value: 'COST' },
						{ name: 'Volume', value: 'VOLUME' },
					],
					default: ['COST', 'VOLUME'],
					description: 'Metrics to return. Returns all of them if none is selected.',
				},
				phoneNumbers,
				{
					displayName: 'Types',
					name: 'pricingTypes',
					type: 'multiOptions',
					options: [
						{ name: 'Free Group Customer Service', value: 'FREE_GROUP_CUSTOMER_SERVICE' },
						{ name: 'Regular', value: 'REGULAR' },
					],
					default: ['REGULAR', 'FREE_GROUP_CUSTOMER_SERVICE'],
					description: 'Billed messages, free messages, or both. Returns both if none is selected.',
				},
			],
		},
	],
	run: async (session, values) => {
		const request = toPricingAnalytics(
			toPeriod(session, values, lookBackDays),
			values.granularity,
			values.options,
		);
		const { pricing_analytics } = await session.ask(request);
		const points = asObjects(asObject(pricing_analytics).data).flatMap(({ data_points }) =>
			asObjects(data_points),
		);
		return points.map((point) => (values.simplify ? toRow(point, names) : point));
	},
});
