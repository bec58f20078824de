import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asObjects } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { countryCodes, endDate, phoneNumbers, startDate } from '../../groups/fields/analytics';
import { toRow } from '../../groups/analytics/rows';
import { toDigits, toFieldWithArguments } from '../../groups/analytics/query';
import { toPeriod, type Period } from '../../groups/analytics/period';
import { simplify } from '../../groups/fields/simplify';
import type { GraphRequest } from '../../core/declarations/request';

const lookBackDays = 365;
const inbound = 103;
const names = {
	numbers: {
		sent: 'sent',
		delivered: 'delivered',
		groups_sent: 'groupsSent',
		groups_delivered: 'groupsDelivered',
	},
};

interface Options {
	phoneNumbers?: string[];
	countryCodes?: string[];
	productTypes?: number[];
}

/** @throws InputRefusal for product types that Meta does not answer together. */
export function toMessagingAnalytics(
	{ start, end }: Period,
	granularity: string,
	options: Options,
): GraphRequest {
	const { productTypes = [], countryCodes = [] } = options;
	if (productTypes.includes(inbound) && productTypes.length > 1) {
		throw new InputRefusal(
			'Inbound messages cannot be counted together with other product types',
			'Select only "Inbound".',
		);
	}
	const fields = toFieldWithArguments('analytics', {
		start,
		end,
		granularity,
		phone_numbers: toDigits(options.phoneNumbers),
		product_types: productTypes,
		country_codes: countryCodes.map((code) => code.toUpperCase()),
	});
	return { method: 'GET', on: 'businessAccount', query: { fields } };
}

export const operation = defineOperation({
	resource: 'analytics',
	operation: 'getMessaging',
	name: 'Get Message Counts',
	action: 'Get message counts',
	description:
		'Get the number of messages sent and delivered, to people and to groups, per half hour, day or month. Use it to see how many messages the business sends. Needs the WhatsApp Business Account ID in the credential.',
	fields: [
		startDate,
		endDate,
		{
			displayName: 'Granularity',
			name: 'granularity',
			type: 'options',
			options: [
				{ name: 'Day', value: 'DAY' },
				{ name: 'Half Hour', value: 'HALF_HOUR' },
				{ name: 'Month', value: 'MONTH' },
			],
			default: 'DAY',
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
				countryCodes,
				phoneNumbers,
				{
					displayName: 'Product Types',
					name: 'productTypes',
					type: 'multiOptions',
					options: [
						{ name: 'Group Notification', value: 101, description: 'Template messages to groups' },
						{
							name: 'Group Support',
							value: 102,
							description: 'Free messages to groups within the 24-hour window',
						},
						{
							name: 'Inbound',
							value: 103,
							description: 'Messages received from groups. Cannot be combined with the others.',
						},
					],
					default: [101, 102],
					description:
						'Messages to count. Counts all of them, including one-to-one messages, if none is selected.',
				},
			],
		},
	],
	run: async (session, values) => {
		const request = toMessagingAnalytics(
			toPeriod(session, values, lookBackDays),
			values.granularity,
			values.options,
		);
		const { analytics } = await session.ask(request);
		const points = asObjects(asObject(analytics).data_points);
		return points.map((point) => (values.simplify ? toRow(point, names) : point));
	},
});
