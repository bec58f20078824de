import type { Result, Transport, TransportWay } from '../result';
import { broadcast80, otherBroadcasts, workers } from './broadcastTables';
import { show, type Table } from './layout';

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

function transport({ transport }: Result): Table {
	const names: Record<TransportWay, string> = {
		naive: "n8n's request helper as it comes, 64 at once",
		helper: 'The same, bare: given the credential, no expressions, 256 at once',
		default: 'This package',
		pool: "Node's pooled client, bare: no expressions, 256 at once",
		highThroughput: 'This package, High Throughput',
	};
	const row = (name: string, { perSecond, cpuMsPerMessage, connections }: Transport) => [
		name,
		show(perSecond),
		show(cpuMsPerMessage, 2),
		show(connections),
	];
	return {
		title: 'How fast messages can leave n8n, where nothing limits them',
		columns: ['', 'messages per second', 'CPU ms per message', 'connections'],
		rows: Object.entries(names).flatMap(([way, name]) => {
			const figures = transport?.[way as TransportWay];
			return figures ? [row(name, figures)] : [];
		}),
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
