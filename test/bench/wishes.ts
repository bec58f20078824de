import type { Part } from './arguments';
import type { Broadcast, Result, SharedBroadcast, Transport, TransportWay } from './result';

export type Bound = { atMost: number } | { atLeast: number };
export type Wish = {
	name: string;
	bound: Bound;
	/** Undefined when it was not measured. */
	value: number | undefined;
	/** True as well for a few items. */
	holdsForFew?: boolean;
};

/** What the figures of each part are to reach. */
export const wishesOf: Record<Part, (result: Result) => Wish[]> = {
	broadcast80: ({ broadcast80 }) => broadcastWishes('80 per second', broadcast80?.ours, 1.03),
	broadcast50: ({ broadcast50 }) =>
		broadcastWishes('50 per second, not told', broadcast50?.ours, 1.1),
	broadcast1000: ({ broadcast1000 }) =>
		broadcastWishes('1,000 per second', broadcast1000?.ours, 1.1),
	allGroups: ({ allGroups }) =>
		broadcastWishes('All Groups, 1,000 per second', allGroups?.ours, 1.1),
	broadcastLong: ({ broadcastLong }) => [
		...broadcastWishes('80 per second for two minutes', broadcastLong, 1.03),
		{
			name: '80 per second for two minutes: memory above idle, MB',
			bound: { atMost: 250 },
			value: broadcastLong?.peakMemoryMb,
		},
	],
	killed: ({ killed }) => [
		{
			name: 'killed five times: lost',
			bound: { atMost: 0 },
			value: killed?.lost,
			holdsForFew: true,
		},
		{
			name: 'killed five times: most repeats after one kill',
			bound: { atMost: 25 },
			value: killed?.mostRepeats,
			holdsForFew: true,
		},
	],
	receipts: ({ receipts }) => [
		{
			name: 'receipts: lost',
			bound: { atMost: 0 },
			value: receipts?.lost.ours,
			holdsForFew: true,
		},
		{
			name: 'receipts: cost ÷ a trigger that does nothing',
			bound: { atMost: 1.15 },
			value: receipts && over(receipts.perSecond.floor, receipts.perSecond.ours),
		},
	],
	workers: ({ workers }) =>
		(['two', 'three'] as const).flatMap((count) => workerWishes(count, workers?.[count])),
	transport: transportWishes,
	resume: ({ resume }) => [
		{
			name: 'Resume Key: seconds that it costs',
			bound: { atMost: 2 },
			value: resume?.costSeconds,
		},
	],
	trigger: ({ trigger }) =>
		(['dropped', 'started'] as const).map((kind) => ({
			name: `trigger, ${kind}: cost ÷ a trigger that does nothing`,
			bound: { atMost: 1.1 },
			value: trigger && over(trigger.floor[kind], trigger.ours[kind]),
		})),
	reading: ({ reading }) => [
		{
			name: 'events read per second',
			bound: { atLeast: 150_000 },
			value: reading?.eventsPerSecond,
			holdsForFew: true,
		},
	],
	scaling: scalingWishes,
};

function broadcastWishes(name: string, broadcast: Broadcast | undefined, ratio: number): Wish[] {
	return [
		{ name: `${name}: lost`, bound: { atMost: 0 }, value: broadcast?.lost, holdsForFew: true },
		{
			name: `${name}: sent twice`,
			bound: { atMost: 0 },
			value: broadcast?.doubled,
			holdsForFew: true,
		},
		{ name: `${name}: time ÷ limit`, bound: { atMost: ratio }, value: broadcast?.ratioToLimit },
	];
}

function workerWishes(count: string, shared: SharedBroadcast | undefined): Wish[] {
	return [
		...broadcastWishes(`${count} workers on one number`, shared, 1.15),
		{
			name: `${count} workers on one number: largest share ÷ smallest`,
			bound: { atMost: 1.2 },
			value: shared?.largestShare,
		},
	];
}

function transportWishes({ transport }: Result): Wish[] {
	const ratio = (
		way: 'default' | 'highThroughput',
		figure: keyof Transport,
		to: TransportWay = 'naive',
	) => transport && over(transport[way][figure], transport[to][figure]);
	return [
		{
			name: 'default way: messages per second ÷ naive',
			bound: { atLeast: 3 },
			value: ratio('default', 'perSecond'),
		},
		{
			name: 'default way: processor time ÷ naive',
			bound: { atMost: 0.7 },
			value: ratio('default', 'cpuMsPerMessage'),
		},
		{
			name: 'High Throughput: messages per second ÷ naive',
			bound: { atLeast: 10 },
			value: ratio('highThroughput', 'perSecond'),
		},
		{
			name: 'High Throughput: processor time ÷ naive',
			bound: { atMost: 0.25 },
			value: ratio('highThroughput', 'cpuMsPerMessage'),
		},
		{
			name: "default way: messages per second ÷ n8n's bare helper, given the credential",
			bound: { atLeast: 0.9 },
			value: ratio('default', 'perSecond', 'helper'),
		},
		{
			name: "High Throughput: messages per second ÷ Node's bare pooled client",
			bound: { atLeast: 0.8 },
			value: ratio('highThroughput', 'perSecond', 'pool'),
		},
	];
}

/** Ten times the items may cost eleven times as much, whatever the two numbers of items are. */
function scalingWishes({ scaling }: Result): Wish[] {
	const counts = Object.keys(scaling ?? {})
		.map(Number)
		.sort((one, other) => one - other);
	const [middle = 1_000, largest = 10_000] = counts.slice(-2);
	const [small, large] = [scaling?.[middle], scaling?.[largest]];
	const bound = { atMost: Number(((1.1 * largest) / middle).toFixed(2)) };
	const name = (what: string) =>
		`${what} of ${largest.toLocaleString('en')} items ÷ ${middle.toLocaleString('en')}`;
	return [
		{ name: name('time'), bound, value: small && large && over(large.seconds, small.seconds) },
		{
			name: name('memory'),
			bound,
			value: small && large && over(large.peakMemoryMb, Math.max(1, small.peakMemoryMb)),
		},
		{
			name: `memory above idle at ${largest.toLocaleString('en')} items, MB`,
			bound: { atMost: 400 },
			value: large?.peakMemoryMb,
			holdsForFew: true,
		},
	];
}

function over(one: number, other: number): number {
	return Number((one / other).toFixed(3));
}
