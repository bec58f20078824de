import { newMessage, type SignedWebhook } from './signedWebhook';

/** A message, and the process that it reaches first. */
export type Way = { webhook: SignedWebhook; first: 0 | 1 };

/** So many new messages, each on its way to one of the two processes. */
export function newMessages(count: number): Way[] {
	return Array.from({ length: count }, (_, at) => ({
		webhook: newMessage(),
		first: at % 2 === 0 ? 0 : 1,
	}));
}

/** One after the other. */
export async function inTurn<Item, Result>(
	items: Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	for (const item of items) results.push(await work(item));
	return results;
}

/** Eight at a time, half of them for each process. */
export async function atOnce<Item, Result>(
	items: Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	for (let at = 0; at < items.length; at += 8)
		results.push(...(await Promise.all(items.slice(at, at + 8).map(work))));
	return results;
}
