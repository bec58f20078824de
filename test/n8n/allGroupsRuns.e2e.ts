import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { createBroadcast, finishBroadcast, startBroadcast } from './broadcastList';
import { enterSuite, type Suite } from './suite';
import { waitFor } from '../../n8nServer/waitFor';

const longMs = 120_000;
const items = [{ text: 'Hello' }];

describe('a run over All Groups', () => {
	let suite: Suite;
	let name: string;
	beforeAll(async () => {
		suite = await enterSuite();
	});
	beforeEach(() => {
		name = randomUUID();
	});

	/** Newest first, as WhatsApp lists them. */
	async function makeGroups(count: number): Promise<string[]> {
		const ids: string[] = [];
		for (let number = 0; number < count; number++)
			ids.unshift((await suite.control.createOpenGroup({ subject: `${name} ${number}` })).groupId);
		return ids;
	}
	const countIn = async (groupIds: readonly string[]) =>
		await Promise.all(
			groupIds.map(async (groupId) => (await suite.control.sentTo(groupId)).length),
		);
	const total = async (groupIds: readonly string[]) =>
		(await countIn(groupIds)).reduce((sum, count) => sum + count, 0);
	const create = async (options: Record<string, unknown>) =>
		await createBroadcast(suite, options, {
			sendTo: 'all',
			groupFilters: { subjectContains: name },
		});
	const deleteGroup = async (groupId: string) => {
		await suite.control.graph('DELETE', `/${groupId}`);
		const isGone = async () =>
			await suite.control.group(groupId).then(
				() => false,
				() => true,
			);
		await waitFor(isGone, { what: 'the group is deleted', timeoutMs: 10_000 });
	};
	const begin = async (groupIds: readonly string[], options: Record<string, unknown>) => {
		const id = await startBroadcast(suite, await create(options), items);
		await waitFor(async () => (await total(groupIds)) > 0, {
			what: 'the first message went out',
			timeoutMs: 30_000,
		});
		return id;
	};

	it(
		'leaves out a group that is deleted meanwhile, and one that is new gets nothing',
		async () => {
			const groupIds = await makeGroups(8);
			const last = groupIds.at(-1) ?? '';
			const id = await begin(groupIds, { messagesPerSecond: 2 });
			await deleteGroup(last);
			const [added = ''] = await makeGroups(1);
			const outputs = await finishBroadcast(suite, id);
			expect(outputs.map(({ groupId, reason }) => [groupId, reason])).toEqual(
				groupIds.map((groupId) => [
					groupId,
					groupId === last
						? 'The group was deleted after the list of groups had been read'
						: undefined,
				]),
			);
			expect(await countIn([...groupIds.slice(0, -1), added])).toEqual([
				...groupIds.slice(0, -1).map(() => 1),
				0,
			]);
		},
		longMs,
	);

	it(
		'that is stopped sends nothing more',
		async () => {
			const groupIds = await makeGroups(20);
			const id = await begin(groupIds, { messagesPerSecond: 2 });
			await suite.client.stopExecution(id);
			await after(1_000);
			const sent = await total(groupIds);
			expect(sent).toBeLessThan(20);
			await after(1_500);
			expect(await total(groupIds)).toBe(sent);
			expect((await suite.client.execution(id)).status).toBe('canceled');
		},
		longMs,
	);

	it(
		'with the same Resume Key reaches the groups that are new, and none again',
		async () => {
			const [gone = '', stays = ''] = await makeGroups(2);
			const broadcast = await create({ resumeKey: name });
			await finishBroadcast(suite, await startBroadcast(suite, broadcast, items));
			await deleteGroup(gone);
			const [added = ''] = await makeGroups(1);
			const outputs = await finishBroadcast(suite, await startBroadcast(suite, broadcast, items));
			expect(outputs).toMatchObject([
				{ groupId: added, messageStatus: 'accepted' },
				{ groupId: stays, skipped: true },
			]);
			expect(await countIn([added, stays])).toEqual([1, 1]);
		},
		longMs,
	);
});
