import type { EmulatorHost } from './emulatorHost';

/** Groups in which somebody has just written: newest first, as WhatsApp lists them. */
export async function openGroups(host: EmulatorHost, ...subjects: string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const subject of subjects) ids.unshift((await host.createOpenGroup({ subject })).groupId);
	return ids;
}

/** How many messages each of these groups has got. */
export async function messagesIn(host: EmulatorHost, groupIds: string[]): Promise<number[]> {
	return await Promise.all(groupIds.map(async (groupId) => (await host.sentTo(groupId)).length));
}
