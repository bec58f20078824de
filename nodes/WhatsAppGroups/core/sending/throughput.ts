import { lookUp } from '../process/expiringCache';
import { openCache } from '../process/processState';
import { send } from './send';
import type { Channel } from '../declarations/channel';

const perSecond = openCache<Promise<number | undefined>>('throughput per sender', {
	mostEntries: 1_000,
	lifetimeMs: 3_600_000,
});

async function read(channel: Channel): Promise<number | undefined> {
	const { throughput } = channel.provider;
	if (!throughput) return undefined;
	try {
		return throughput.read(await send(channel, throughput.request));
	} catch {
		// Not worth failing for: without an answer, the usual rate is right.
		return undefined;
	}
}

/**
 * Messages per second that the number may send, asked at most once an hour per sender and process;
 * undefined when nobody says.
 */
export async function readThroughput(channel: Channel): Promise<number | undefined> {
	const sender = `${channel.provider.value} ${channel.provider.toSender(channel.credentials)}`;
	return await lookUp(perSecond, sender, async () => await read(channel));
}
