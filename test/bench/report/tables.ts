import type { Broadcast, Result, Sender } from '../result';
import { show, type Table } from './layout';

export const senderNames: Record<Sender, string> = {
	ours: 'WhatsApp Groups (this package)',
	builtIn: 'WhatsApp Business Cloud (built in)',
	httpPlain: 'HTTP Request',
	httpBatched: 'HTTP Request, batched',
	httpBatchedRetry: 'HTTP Request, batched, Retry On Fail',
};

const broadcastColumns = [
	'',
	'items',
	'accepted',
	'lost',
	'sent twice',
	'seconds',
	'limit, seconds',
	'time ÷ limit',
];

/** Every table that the figures are enough for. */
export function toTables(result: Result): Table[] {
	return [
		broadcast80(result),
		otherBroadcasts(result),
		workers(result),
		killed(result),
		transport(result),
		scaling(result),
		resume(result),
		trigger(result),
		receipts(result),
		reading(result),
	].filter(({ rows }) => rows.length > 0);
}

function broadcastRow(
	name: string,
	{ items, accepted, lost, doubled, seconds, limitSeconds, ratioToLimit }: Broadcast,
): string[] {
	return [
		name,
		show(items),
		show(accepted),
		show(lost),
		show(doubled),
		show(seconds, 1),
		show(limitSeconds, 1),
		show(ratioToLimit, 3),
	];
}

function broadcast80({ broadcast80 = {} }: Result): Table {
	const rows = (Object.keys(senderNames) as Sender[]).flatMap((sender) => {
		const sent = broadcast80[sender];
		return sent ? [broadcastRow(senderNames[sender], sent)] : [];
	});
	return {
		title: 'A broadcast where 80 messages per second are accepted',
		columns: broadcastColumns,
		rows,
	};
}

function otherBroadcasts(result: Result): Table {
	const { broadcast50, broadcast1000, allGroups, broadcastLong } = result;
	const rows = [
		...(broadcast50
			? [broadcastRow('50 per second are accepted, and nobody told the node', broadcast50.ours)]
			: []),
		...(broadcast1000
			? [broadcastRow('1,000 per second are accepted, High Throughput', broadcast1000.ours)]
			: []),
		...(allGroups ? [broadcastRow('The same, to All Groups', allGroups.ours)] : []),
		...(broadcastLong
			? [broadcastRow('80 per second are accepted, for two minutes', broadcastLong)]
			: []),
	];
	return { title: 'The same with other limits (this package)', columns: broadcastColumns, rows };
}

function workers({ workers }: Result): Table {
	const rows = (workers ? (['two', 'three'] as const) : []).flatMap((count) => {
		const shared = workers?.[count];
		return shared
			? [[...broadcastRow(`${count} workers`, shared), show(shared.largestShare, 3)]]
			: [];
	});
	return {
		title: 'Workers that share the 80 per second of one number',
		columns: [...broadcastColumns, 'largest share ÷ smallest'],
		rows,
	};
}

function transport({ transport }: Result): Table {
	const names = {
		naive: "n8n's request helper as it comes, 64 at once",
		default: 'This package',
		highThroughput: 'This package, High Throughput',
	};
	const rows = (transport ? (['naive', 'default', 'highThroughput'] as const) : []).flatMap(
		(way) => {
			const figures = transport?.[way];
			return figures
				? [
						[
							names[way],
							show(figures.perSecond),
							show(figures.cpuMsPerMessage, 2),
							show(figures.connections),
						],
					]
				: [];
		},
	);
	return {
		title: 'How fast messages can leave n8n, where nothing limits them',
		columns: ['', 'messages per second', 'CPU ms per message', 'connections'],
		rows,
	};
}

function killed({ killed }: Result): Table {
	const rows = (killed?.repeats ?? []).map((repeats, kill) => [`${kill + 1}`, show(repeats)]);
	return {
		title: `A broadcast of ${show(killed?.items ?? 0)} with a Resume Key in an n8n that is killed five times`,
		columns: ['kill', 'sent twice because of it'],
		rows: killed ? [...rows, ['lost in the end', show(killed.lost)]] : [],
	};
}

function receipts({ receipts }: Result): Table {
	const row = (name: string, trigger: 'floor' | 'ours') => [
		name,
		show(receipts?.perSecond[trigger] ?? 0),
		show(receipts?.lost[trigger] ?? 0),
	];
	const rows = receipts
		? [
				row('A trigger that does nothing', 'floor'),
				row('WhatsApp Groups Trigger (this package)', 'ours'),
			]
		: [];
	return {
		title: `${show(receipts?.receipts ?? 0)} receipts of a broadcast, ${receipts?.perWebhook} in each webhook`,
		columns: ['', 'receipts per second', 'lost'],
		rows,
	};
}

function scaling({ scaling = {}, scalingDefault = {}, scalingNaive = {} }: Result): Table {
	const ways = {
		'High Throughput': scaling,
		'As it comes': scalingDefault,
		"n8n's request helper": scalingNaive,
	};
	const rows = Object.entries(ways).flatMap(([way, scales]) =>
		Object.entries(scales).map(([items, { seconds, peakMemoryMb }]) => [
			way,
			show(Number(items)),
			show(seconds, 2),
			show(peakMemoryMb),
		]),
	);
	return {
		title: 'Time and memory where nothing limits',
		columns: ['', 'items', 'seconds', 'memory above idle, MB'],
		rows,
	};
}

function resume({ resume }: Result): Table {
	const rows = resume
		? [
				['Without a key', show(resume.secondsWithout, 2)],
				['With a key, for the first time', show(resume.secondsWith, 2)],
				['With it once more: all were sent already', show(resume.secondsAgain, 2)],
			]
		: [];
	return {
		title: `A list of ${show(resume?.entries ?? 0)} with a Resume Key`,
		columns: ['', 'seconds'],
		rows,
	};
}

function trigger({ trigger }: Result): Table {
	const names = {
		floor: 'A trigger that does nothing',
		ours: 'WhatsApp Groups Trigger (this package)',
		builtIn: 'WhatsApp Trigger (built in)',
	};
	const rows = (trigger ? (['floor', 'ours', 'builtIn'] as const) : []).flatMap((name) => {
		const speed = trigger?.[name];
		return speed ? [[names[name], show(speed.dropped, 1), show(speed.started, 1)]] : [];
	});
	return {
		title: 'Webhooks per second',
		columns: ['', 'dropped (receipts)', 'that start an execution (messages)'],
		rows,
	};
}

function reading({ reading }: Result): Table {
	return {
		title: 'Reading webhooks',
		columns: ['', 'events per second'],
		rows: reading ? [['One core, without n8n', show(reading.eventsPerSecond)]] : [],
	};
}
