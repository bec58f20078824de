import { send, toBroadcast } from './broadcast';
import type { Lab } from './lab';
import type { Result } from './result';
import { ours } from './senders';
import { toMb } from './usage';

const messagesPerSecond = 80;

/** A long broadcast as the node comes, in an n8n that has done nothing else. */
export async function measureLongBroadcast(
	lab: Lab,
): Promise<NonNullable<Result['broadcastLong']>> {
	const idleBytes = await lab.usage.idleBytes();
	const items = lab.counts.broadcastLong;
	const sent = await send(lab, { sender: ours(), items, messagesPerSecond });
	const peakBytes = await lab.usage.peakBytes(sent.ran.whole);
	return {
		...toBroadcast(sent, messagesPerSecond),
		peakMemoryMb: toMb(peakBytes - idleBytes),
	};
}
