import { send } from './send';
import type { Channel } from '../declarations/channel';

const rememberedForMs = 3_600_000;
const known = new Map<
	string,
	{ readonly sinceMs: number; readonly perSecond: Promise<number | undefined> }
>();

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
export async function readThroughput(
	channel: Channel,
	now = Date.now(),
): Promise<number | undefined> {
	const sender = `${channel.provider.value} ${channel.provider.toSender(channel.credentials)}`;
	const last = known.get(sender);
	if (last && now - last.sinceMs < rememberedForMs) return await last.perSecond;
	const perSecond = read(channel);
	known.set(sender, { sinceMs: now, perSecond });
	// What was not answered is asked again by the next run.
	void perSecond.then((answer) => answer === undefined && known.delete(sender));
	return await perSecond;
}
