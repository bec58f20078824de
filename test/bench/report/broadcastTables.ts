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

export function broadcast80({ broadcast80 = {} }: Result): Table {
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

export function otherBroadcasts(result: Result): Table {
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

export function workers({ workers }: Result): Table {
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
