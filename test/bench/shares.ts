import type { MessageRequest } from './emulatedGraph';

const acceptedStatus = 200;

/**
 * How many messages of each list were accepted while all of them were being sent: from when each
 * had begun to when the first was through. `recipients` are those of each list; `requests` are in
 * the order in which they arrived.
 */
export function countShares(recipients: string[][], requests: MessageRequest[]): number[] {
	const listOf = new Map(recipients.flatMap((list, at) => list.map((to) => [to, at] as const)));
	const accepted = requests.flatMap(({ status, body }) => {
		const list = status === acceptedStatus && listOf.get(body?.to ?? '');
		return typeof list === 'number' ? [list] : [];
	});
	const begin = Math.max(...recipients.map((_, list) => accepted.indexOf(list)));
	const end = Math.min(...recipients.map((_, list) => accepted.lastIndexOf(list)));
	const between = accepted.slice(begin, end + 1);
	return recipients.map((_, list) => between.filter((one) => one === list).length);
}
