import type { Suite } from './suite';

/** Groups whose subjects no other test has: all tests share one phone number. */
export async function makeGroups(
	{ control }: Suite,
	name: string,
	count: number,
): Promise<string[]> {
	const ids: string[] = [];
	for (let number = 0; number < count; number++)
		ids.push((await control.createOpenGroup({ subject: `${name} ${number}` })).groupId);
	return ids;
}
