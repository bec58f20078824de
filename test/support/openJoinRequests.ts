import type { EmulatorHost } from './emulatorHost';

/** A group that people join only after approval, and the IDs of so many open requests. */
export async function openJoinRequests(
	host: EmulatorHost,
	people: number,
): Promise<{ groupId: string; ids: string[] }> {
	const { groupId } = await host.createGroup({
		joinApprovalMode: 'approval_required',
		participants: 0,
	});
	const ids: string[] = [];
	for (let person = 0; person < people; person++)
		ids.push((await host.openInvite(groupId, `1650555${1000 + person}`)).joinRequestId);
	await host.emulator.control('DELETE', '/requests');
	return { groupId, ids };
}
