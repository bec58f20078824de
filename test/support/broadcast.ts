import { setTimeout as after } from 'node:timers/promises';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ActionResult, ActionRun } from './actionHost';
import { byId, type EmulatorHost } from './emulatorHost';

export interface Broadcast {
	readonly groupIds: string[];
	/** One item per message, the groups taking turns. */
	readonly items: INodeExecutionData[];
}

/** Groups, and a list with so many messages for each of them. */
export async function makeBroadcast(
	host: EmulatorHost,
	{ groups, perGroup = 1 }: { groups: number; perGroup?: number },
): Promise<Broadcast> {
	const made = Array.from(
		{ length: groups },
		async (_group, number) =>
			await host.createOpenGroup({ subject: `Deal ${number}`, participants: 1 }),
	);
	const groupIds = (await Promise.all(made)).map(({ groupId }) => groupId);
	const rounds = Array.from({ length: perGroup }, (_round, round) =>
		groupIds.map((groupId) => ({ json: { groupId, text: `Message ${round + 1}` } })),
	);
	return { groupIds, items: rounds.flat() };
}

/**
 * Sends the list with *Send Text*; faster than the emulator's limit unless the options say
 * otherwise.
 */
export async function sendBroadcast(
	host: EmulatorHost,
	items: INodeExecutionData[],
	options: IDataObject = {},
	run: Partial<ActionRun> = {},
): Promise<ActionResult> {
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		groupId: byId('={{ $json.groupId }}'),
		text: '={{ $json.text }}',
		options: { messagesPerSecond: 1000, ...options },
	};
	return await host.run(parameters as never, { items, continueOnFail: true, ...run });
}

/** However long that takes: so many messages have come. The first is answered before the second. */
export async function untilSent(host: EmulatorHost, count: number): Promise<void> {
	const isMessage = ({ path }: { path: string }) => path.endsWith('/messages');
	while ((await host.requests()).filter(isMessage).length < count) await after(20);
}

/** What each group has, as its participants see it. */
export async function readGroups(host: EmulatorHost, groupIds: string[]): Promise<string[][]> {
	return await Promise.all(
		groupIds.map(async (id) => (await host.sentTo(id)).map(({ text }) => text ?? '')),
	);
}

/** The codes and kinds in the error items. */
export function errorsOf({ items }: ActionResult): IDataObject[] {
	return items.flatMap(({ json }) => (json.error ? [json.error as IDataObject] : []));
}
