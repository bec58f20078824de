import type { Broadcast, Result, Transport } from './result';

export type Target = {
	name: string;
	/** "≤ 1.03", "0", "≥ 100,000". */
	wanted: string;
	/** Undefined when it was not measured. */
	value: number | undefined;
	isReached: boolean;
	/** Counts too small to judge by: shown, but does not fail the run. */
	isInformative: boolean;
};

type Bound = { atMost: number } | { atLeast: number };
type Wish = {
	name: string;
	bound: Bound;
	value: number | undefined;
	/** True as well for a few items. */ holdsForFew?: boolean;
};

/** What the figures are to reach. */
export function judge(result: Result): Target[] {
	const { broadcast80, broadcast50, broadcast1000 } = result;
	const wishes = [
		...broadcastWishes('80 per second', broadcast80?.ours, 1.03),
		...broadcastWishes('50 per second, not told', broadcast50?.ours, 1.1),
		...broadcastWishes('1,000 per second', broadcast1000?.ours, 1.25),
		...transportWishes(result),
		...scalingWishes(result),
		{
			name: 'Resume Key: seconds that it costs',
			bound: { atMost: 2 },
			value: result.resume?.costSeconds,
		},
		...triggerWishes(result),
		{
			name: 'events read per second',
			bound: { atLeast: 100_000 },
			value: result.reading?.eventsPerSecond,
			holdsForFew: true,
		},
	];
	return wishes.map((wish) => toTarget(wish, result.measured.quick));
}

function toTarget({ name, bound, value, holdsForFew = false }: Wish, isQuick: boolean): Target {
	const limit = 'atMost' in bound ? bound.atMost : bound.atLeast;
	const isReached = value !== undefined && ('atMost' in bound ? value <= limit : value >= limit);
	const wanted = `${limit === 0 ? '' : 'atMost' in bound ? '≤ ' : '≥ '}${limit.toLocaleString('en')}`;
	return { name, wanted, value, isReached, isInformative: isQuick && !holdsForFew };
}

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

function transportWishes({ transport }: Result): Wish[] {
	const ratio = (way: 'default' | 'highThroughput', figure: keyof Transport) =>
		transport && over(transport[way][figure], transport.naive[figure]);
	return [
		{
			name: 'default way: messages per second ÷ naive',
			bound: { atLeast: 1.3 },
			value: ratio('default', 'perSecond'),
		},
		{
			name: 'default way: processor time ÷ naive',
			bound: { atMost: 0.7 },
			value: ratio('default', 'cpuMsPerMessage'),
		},
		{
			name: 'High Throughput: messages per second ÷ naive',
			bound: { atLeast: 2.5 },
			value: ratio('highThroughput', 'perSecond'),
		},
		{
			name: 'High Throughput: processor time ÷ naive',
			bound: { atMost: 0.25 },
			value: ratio('highThroughput', 'cpuMsPerMessage'),
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

function triggerWishes({ trigger }: Result): Wish[] {
	return (['dropped', 'started'] as const).map((kind) => ({
		name: `trigger, ${kind}: cost ÷ a trigger that does nothing`,
		bound: { atMost: 1.15 },
		value: trigger && over(trigger.floor[kind], trigger.ours[kind]),
	}));
}

function over(one: number, other: number): number {
	return Number((one / other).toFixed(3));
}
