import { asObject, asObjects } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { endDate, startDate } from '../../groups/fields/analytics';
import { toRow } from '../../groups/analytics/rows';
import { toPeriod, type Period } from '../../groups/analytics/period';
import { groupId } from '../../groups/fields/group';
import { simplify } from '../../groups/fields/simplify';
import type { GraphRequest } from '../../core/declarations/request';

const lookBackDays = 90;

const names = {
	numbers: { sent: 'sent', delivered: 'delivered', read: 'read', joined: 'joined', left: 'left' },
};

/** Meta takes exactly one group, and only whole days. */
export function toGroupAnalytics(
	groupId: string,
	{ start, end }: Period,
	metrics: readonly string[] = [],
): GraphRequest {
	const query = { granularity: 'DAILY', start, end, group_ids: JSON.stringify([groupId]) };
	return {
		method: 'GET',
		on: 'businessAccount',
		edge: 'group_analytics',
		query: metrics.length > 0 ? { ...query, metric_types: JSON.stringify(metrics) } : query,
	};
}

export const operation = defineOperation({
	resource: 'analytics',
	operation: 'getGroup',
	name: 'Get Group Activity',
	action: 'Get the activity of a group',
	description:
		'Get the number of messages sent, delivered and read in a group per day, and of people who joined and left. Use it for reports about one group. Needs the WhatsApp Business Account ID in the credential.',
	fields: [
		groupId,
		startDate,
		endDate,
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Metrics',
					name: 'metrics',
					type: 'multiOptions',
					options: [
						{ name: 'Delivered', value: 'DELIVERED' },
						{ name: 'Participants Joined', value: 'PARTICIPANTS_JOINED' },
						{ name: 'Participants Left', value: 'PARTICIPANTS_LEFT' },
						{ name: 'Read', value: 'READ' },
						{ name: 'Sent', value: 'SENT' },
					],
					default: [],
					description: 'Metrics to return. Returns all of them if none is selected.',
				},
			],
		},
	],
	run: async (session, values) => {
		const { groupId, simplify, options } = values;
		const request = toGroupAnalytics(
			groupId,
			toPeriod(session, values, lookBackDays),
			options.metrics,
		);
		const entries = (body: unknown) =>
			asObjects(asObject(body).data).flatMap(({ data_points }) => asObjects(data_points));
		const points = await session.list(request, { entries });
		return points.map((point) => (simplify ? { groupId, ...toRow(point, names) } : point));
	},
});
