import { round, send } from './broadcast';
import type { Lab } from './lab';
import type { Result, Scale, Transport, TransportWay } from './result';
import { helper, naive, ours, pool, type SenderNode } from './senders';
import { toMb } from './usage';

/** The highest rate that the node accepts: above all that is measured, so no limit is measured. */
export const unpaced = 5_000;

/** A code path that was taken seldom is not compiled yet, and an n8n that sends much has it so. */
const warmUpItems = 3_000;
const ways: Record<TransportWay, SenderNode> = {
	naive,
	helper,
	pool,
	default: ours({ messagesPerSecond: unpaced }),
	highThroughput: ours({ messagesPerSecond: unpaced, highThroughput: true }),
};

async function measure(lab: Lab, sender: SenderNode): Promise<Transport> {
	const { ran, items, requests, connections } = await send(lab, {
		sender,
		items: lab.counts.transport,
		messagesPerSecond: 0,
	});
	if (requests.length !== items)
		throw new Error(`${items} messages made ${requests.length} requests.`);
	const cpuMs = await lab.usage.cpuMs(ran.node);
	return {
		perSecond: Math.round(items / ran.seconds),
		cpuMsPerMessage: round(cpuMs / items, 3),
		connections,
	};
}

/** The ways a message can leave n8n, without a limit on the other side. */
export async function measureTransport(lab: Lab): Promise<NonNullable<Result['transport']>> {
	// The first run of a node pays for what later ones find compiled.
	for (const sender of Object.values(ways))
		await send(lab, { sender, items: warmUpItems, messagesPerSecond: 0 });
	return {
		naive: await measure(lab, ways.naive),
		helper: await measure(lab, ways.helper),
		default: await measure(lab, ways.default),
		pool: await measure(lab, ways.pool),
		highThroughput: await measure(lab, ways.highThroughput),
	};
}

/**
 * How time and memory grow with the items, by either way. Memory is compared with an n8n that has
 * done nothing yet.
 */
export async function measureScaling(
	lab: Lab,
): Promise<Pick<Result, 'scaling' | 'scalingDefault' | 'scalingNaive'>> {
	const idleBytes = await lab.usage.idleBytes();
	// The lighter way first: what a run has held once, the process does not always give back.
	const scaling = await scale(lab, ways.highThroughput, idleBytes);
	const scalingDefault = await scale(lab, ways.default, idleBytes);
	return {
		scaling,
		scalingDefault,
		scalingNaive: await scale(lab, ways.naive, idleBytes, lab.counts.scaling.slice(-1)),
	};
}

async function scale(
	lab: Lab,
	sender: SenderNode,
	idleBytes: number,
	counts: number[] = lab.counts.scaling,
): Promise<Record<string, Scale>> {
	const scaling: Record<string, Scale> = {};
	for (const items of counts) {
		const { ran } = await send(lab, { sender, items, messagesPerSecond: 0 });
		const peakBytes = await lab.usage.peakBytes(ran.whole);
		scaling[String(items)] = {
			seconds: ran.seconds,
			peakMemoryMb: toMb(peakBytes - idleBytes),
		};
	}
	return scaling;
}
