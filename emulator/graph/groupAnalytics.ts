import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import { businessFor } from './caller';
import type { ById } from './groupRoutes';
import { refuse } from './refusal';

const daySeconds = 86_400;
const lookBackSeconds = 90 * daySeconds;

const metrics = {
	SENT: 'sent',
	DELIVERED: 'delivered',
	READ: 'read',
	PARTICIPANTS_JOINED: 'joined',
	PARTICIPANTS_LEFT: 'left',
} as const;
type Metric = keyof typeof metrics;

/** `GET /{WABA_ID}/group_analytics`: the days of exactly one group. */
export function addGroupAnalyticsRoute(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<ById>('/:id/group_analytics', async (request) => {
		const business = businessFor(request, emulation, request.params.id);
		const query = request.query as Record<string, string | undefined>;
		if (query.granularity !== 'DAILY')
			throw refuse(100, 'Param granularity must be one of {DAILY}.');
		const [start, end] = [Number(query.start), Number(query.end)];
		if (!(start > 0) || !(end > start))
			throw refuse(100, 'Params start and end must be UNIX timestamps, and end later than start.');
		if (start < emulation.clock.seconds() - lookBackSeconds)
			throw refuse(100, 'Param start must be within the last 90 days.');
		const [groupId, ...others] = readList(query.group_ids, 'group_ids');
		if (groupId === undefined || others.length > 0)
			throw refuse(100, 'Param group_ids must hold exactly one group ID.');
		const numbers = emulation.whatsApp.accounts.numbersOf(business.id).map(({ id }) => id);
		const group = emulation.whatsApp.groups.find(groupId);
		if (group === undefined || !numbers.includes(group.phoneNumberId)) throw refuse(131041);
		const wanted = readMetrics(query.metric_types);
		return {
			data: [
				{
					granularity: 'DAILY',
					data_points: dataPoints({ groupId, start, end, wanted }, emulation),
				},
			],
		};
	});
}

interface Asked {
	groupId: string;
	start: number;
	end: number;
	wanted: Metric[];
}

function dataPoints({ groupId, start, end, wanted }: Asked, { whatsApp }: Emulation): object[] {
	const days = new Map<number, Record<string, number>>();
	for (const row of whatsApp.tally.all()) {
		const day = Math.floor(row.startSeconds / daySeconds) * daySeconds;
		if (row.groupId !== groupId || day + daySeconds <= start || day >= end) continue;
		const sums = days.get(day) ?? {};
		for (const metric of wanted)
			sums[metrics[metric]] = (sums[metrics[metric]] ?? 0) + row[metrics[metric]];
		days.set(day, sums);
	}
	return [...days]
		.sort(([a], [b]) => a - b)
		.map(([day, sums]) => ({ group_id: groupId, start: day, end: day + daySeconds, ...sums }));
}

function readMetrics(text: string | undefined): Metric[] {
	const all = Object.keys(metrics) as Metric[];
	if (text === undefined) return all;
	const asked = readList(text, 'metric_types');
	if (asked.some((metric) => !(metric in metrics)))
		throw refuse(100, `Param metric_types must be among {${all.join(', ')}}.`);
	return all.filter((metric) => asked.includes(metric));
}

/** A list as JSON or separated by commas. */
function readList(text: string | undefined, name: string): string[] {
	if (text === undefined || text === '') return [];
	if (!text.startsWith('[')) return text.split(',');
	try {
		return (JSON.parse(text) as unknown[]).map(String);
	} catch {
		throw refuse(100, `Param ${name} must be an array.`);
	}
}
