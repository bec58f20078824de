import type { IDataObject } from 'n8n-workflow';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const send = { resource: 'message', operation: 'sendText', text: 'Hello' };
const itemsOf = (...names: unknown[]) => names.map((name) => ({ json: { name } as IDataObject }));

describe('names among the IDs of several groups', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	const createGroups = async (...subjects: string[]) => {
		const groups: string[] = [];
		for (const subject of subjects) groups.push((await host.createOpenGroup({ subject })).groupId);
		await host.emulator.control('DELETE', '/requests');
		return groups;
	};
	const countOf = async (edge: string) =>
		(await host.requests()).filter(({ path }) => path.endsWith(edge)).length;
	const listings = async () => await countOf('/groups');
	const messages = async () => await countOf('/messages');
	const bySeveral = { ...send, sendTo: 'groups', groupIds: '={{ $json.name }}' };

	it('sends to several groups by their names, and says their names', async () => {
		const [first, second] = await createGroups('Order 4711', 'Class 7b');
		const outputs = await host.outputs(bySeveral, {
			items: itemsOf('class 7b, Order 4711', [first]),
		});
		expect(outputs).toMatchObject([
			{ groupId: second, groupSubject: 'Class 7b' },
			{ groupId: first, groupSubject: 'Order 4711' },
			{ groupId: first, groupSubject: 'Order 4711' },
		]);
		expect(await listings()).toBe(1);
	});

	it('reads no groups for a list of IDs', async () => {
		const groupIds = await createGroups('Order 4711', 'Class 7b');
		await host.run(bySeveral, { items: itemsOf(groupIds.join(), groupIds) });
		await host.run({ ...send, sendTo: 'groups', groupIds });
		expect(await listings()).toBe(0);
	});

	it.each([
		['a name that nobody has', 'Order 4711, Order 9', 'has "Order 9", but no active group has'],
		['an invite link', 'https://chat.whatsapp.com/LXXXXXX', 'which is an invite link'],
	])('sends to none of several groups with %s among them', async (_what, given, words) => {
		await createGroups('Order 4711');
		await expect(host.run(bySeveral, { items: itemsOf(given) })).rejects.toMatchObject({
			message: expect.stringMatching(new RegExp(`^Group Names or IDs.*${words}`)),
			description: expect.stringMatching(/Nothing was sent\.$/),
		});
		expect(await messages()).toBe(0);
	});

	it('passes on what could be IDs where the groups cannot be read', async () => {
		const [groupId = ''] = await createGroups('Order 4711');
		await host.emulator.control('POST', '/faults', {
			kind: 'refuse',
			code: 10,
			match: { method: 'GET', path: '/groups' },
		});
		const run = host.run(bySeveral, { items: itemsOf(`${groupId},G1`), continueOnFail: true });
		expect((await run).items.map(({ json }) => json)).toMatchObject([
			{ groupId, messageStatus: 'accepted' },
			{ groupId: 'G1', error: { code: expect.any(Number) } },
		]);
	});

	it('names the group that failed, and those that have the message', async () => {
		await createGroups('Order 4711');
		await host.createGroup({ subject: 'Class 7b', participants: 0 });
		const run = host.run(
			{ ...bySeveral, options: { messagesPerSecond: 1 } },
			{
				items: itemsOf('Order 4711, Class 7b'),
			},
		);
		await expect(run).rejects.toMatchObject({
			message: 'Nobody is in this group',
			description: expect.stringMatching(
				/^It failed for "Class 7b" \(item 0\)\. Send people .* Already sent to 1 of 2 groups: "Order 4711"\./s,
			),
		});
	});

	it('names the groups that were not reached in the hint, and beside "error"', async () => {
		await createGroups('Order 4711');
		await host.createGroup({ subject: 'Class 7b', participants: 0 });
		const { items, hints } = await host.run(bySeveral, {
			items: itemsOf('Order 4711, Class 7b'),
			continueOnFail: true,
		});
		expect(items[1]?.json).toMatchObject({
			groupSubject: 'Class 7b',
			error: { groupSubject: 'Class 7b' },
		});
		expect(hints.map(({ message }) => message).join('\n')).toContain(
			'Nobody is in this group: "Class 7b". Send people',
		);
	});
});
