import { runInN8n, type Item, type Ran } from './execution';
import type { MessageRequest } from './emulatedGraph';
import type { Lab } from './lab';
import type { Broadcast } from './result';
import type { SenderNode } from './senders';

export type BroadcastCase = { sender: SenderNode; items: number; messagesPerSecond: number };
export type Sent = { ran: Ran; items: number; requests: MessageRequest[]; connections: number };

const acceptedStatus = 200;

/** Sends one text of its own to each of many, at a limit that the emulator keeps; 0 is no limit. */
export async function send(
	lab: Lab,
	{ sender, items: count, messagesPerSecond }: BroadcastCase,
): Promise<Sent> {
	const { graph, usage } = lab;
	const phoneNumberId = lab.nextPhoneNumberId();
	const node = await sender.build(lab, phoneNumberId);
	await graph.limit(messagesPerSecond);
	await graph.forgetRequests();
	const recipients =
		sender.to === 'people'
			? await graph.createPeople(phoneNumberId, count)
			: await graph.createGroups(phoneNumberId, count);
	const items: Item[] = toItems(phoneNumberId, recipients);
	await graph.closeIdleConnections();
	await usage.settle();
	const before = await graph.connections();
	// Who finds the groups itself is given one item.
	const ran = await runInN8n(lab, node, sender.to === 'allGroups' ? items.slice(0, 1) : items);
	const requests = await graph.settledMessages(phoneNumberId);
	return { ran, items: count, requests, connections: (await graph.connections()) - before };
}

export async function broadcast(lab: Lab, one: BroadcastCase): Promise<Broadcast> {
	return toBroadcast(await send(lab, one), one.messagesPerSecond);
}

export function toBroadcast(
	{ ran: { seconds }, items, requests }: Pick<Sent, 'ran' | 'items' | 'requests'>,
	messagesPerSecond: number,
): Broadcast {
	const limitSeconds = shortestSeconds(items, messagesPerSecond);
	return {
		...tally(items, requests),
		seconds,
		limitSeconds,
		ratioToLimit: round(seconds / limitSeconds, 3),
	};
}

/**
 * What the limit alone demands of a sender that keeps an even pace. One that opens with a burst can
 * be a second faster.
 */
export function shortestSeconds(items: number, messagesPerSecond: number): number {
	return round(items / messagesPerSecond, 3);
}

/** One text of its own for each recipient. */
export function toItems(phoneNumberId: string, recipients: string[]): Item[] {
	return recipients.map((to, index) => ({ to, text: `${phoneNumberId} message ${index + 1}` }));
}

/** How often each message was accepted; every item has a recipient and a text of its own. */
export function timesAccepted(requests: MessageRequest[]): number[] {
	const times = new Map<string, number>();
	for (const { status, body } of requests) {
		if (status !== acceptedStatus || body?.text?.body === undefined) continue;
		const message = `${body.to} ${body.text.body}`;
		times.set(message, (times.get(message) ?? 0) + 1);
	}
	return [...times.values()];
}

export function tally(
	items: number,
	requests: MessageRequest[],
): Pick<Broadcast, 'items' | 'accepted' | 'lost' | 'doubled'> {
	const times = timesAccepted(requests);
	const doubled = times.filter((count) => count > 1).length;
	return { items, accepted: times.length, lost: items - times.length, doubled };
}

export function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}
