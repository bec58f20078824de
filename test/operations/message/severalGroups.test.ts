import type { INodeParameters } from 'n8n-workflow';
import { loadInPanel } from '../../support/actionHost';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { messagesIn } from '../../support/openGroups';

const send = { resource: 'message', operation: 'sendText', sendTo: 'groups', text: 'Hello' };

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

async function createGroups(...participants: number[]): Promise<string[]> {
	const groups: string[] = [];
	for (const count of participants) {
		const group = { participants: count };
		const made = count === 0 ? host.createGroup(group) : host.createOpenGroup(group);
		groups.push((await made).groupId);
	}
	await host.emulator.control('DELETE', '/requests');
	return groups;
}

it('gives one output per group, in the order of the list, paired with the input item', async () => {
	const groupIds = await createGroups(2, 2, 2);
	const { items } = await host.run({ ...send, groupIds });
	expect(items.map(({ json }) => json.groupId)).toEqual(groupIds);
	expect(
		items.every(
			({ json, pairedItem }) =>
				typeof json.messageId === 'string' && (pairedItem as { item: number }).item === 0,
		),
	).toBe(true);
	expect(await messagesIn(host, groupIds)).toEqual([1, 1, 1]);
});

it.each([
	['a text with commas', (ids: string[]) => ({ given: ids.join(', ') })],
	['an array', (ids: string[]) => ({ given: ids })],
	['an array with a group named twice', (ids: string[]) => ({ given: [...ids, ...ids] })],
])('takes %s from an expression, and sends to each group once', async (_what, toJson) => {
	const groupIds = await createGroups(2, 2);
	const outputs = await host.outputs(
		{ ...send, groupIds: '={{ $json.given }}' },
		{ items: [{ json: toJson(groupIds) }] },
	);
	expect(outputs.map(({ groupId }) => groupId)).toEqual(groupIds);
	expect(await messagesIn(host, groupIds)).toEqual([1, 1]);
});

it.each([[[] as string[]], [''], [[' ']]])('refuses a list without groups (%j)', async (given) => {
	const run = host.run(
		{ ...send, groupIds: '={{ $json.given }}' },
		{ items: [{ json: { given } }] },
	);
	await expect(run).rejects.toThrow('Group Names or IDs is empty');
});

it('pages through 1,500 groups for the list to choose from', async () => {
	host.emulator.state.groups.addMany({ phoneNumberId: '106540352242922', subject: 'Group' }, 1500);
	const options = await loadInPanel('loadGroups', {
		credentials: host.credentials,
		parameters: send as INodeParameters,
	});
	expect(new Set(options.map(({ value }) => value)).size).toBe(1500);
});

describe('when one group fails', () => {
	it('says in the output pane what to do when nobody has written for 24 hours', async () => {
		const groupIds = [(await host.createGroup()).groupId];
		const { items, hints } = await host.run({ ...send, groupIds }, { continueOnFail: true });
		expect(items).toMatchObject([{ json: { error: { code: 131047 } } }]);
		expect(hints.map(({ message }) => message).join(' ')).toMatch(/24 hours.*Send a template/s);
	});

	it('continues with the other groups after an error if told to, and hints at what to do', async () => {
		const groupIds = await createGroups(2, 0, 2);
		const { items, hints } = await host.run({ ...send, groupIds }, { continueOnFail: true });
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ groupId: groupIds[0], messageStatus: 'accepted' }),
			{
				groupId: groupIds[1],
				error: expect.objectContaining({
					groupId: groupIds[1],
					code: 131020,
					message: 'Nobody is in this group',
					item: 0,
				}),
			},
			expect.objectContaining({ groupId: groupIds[2], messageStatus: 'accepted' }),
		]);
		const said = hints.map(({ message }) => message).join('\n');
		expect(said).toContain('1 of 3 groups were not reached');
		expect(said).toContain('Nobody is in this group. Send people the invite link');
		expect(await messagesIn(host, groupIds)).toEqual([1, 0, 1]);
	});

	it('ends with the failure otherwise, and names the groups that have the message', async () => {
		const groupIds = await createGroups(2, 0, 2);
		const failure = await host
			.run({ ...send, groupIds })
			.catch(
				(error: unknown) =>
					error as { message: string; description: string; context: { sent: object[] } },
			);
		expect(failure).toMatchObject({
			message: 'Nobody is in this group',
			context: { itemIndex: 0 },
		});
		const { description, context } = failure as {
			description: string;
			context: { sent: Array<{ groupId: string; messageId: string }> };
		};
		const counts = await messagesIn(host, groupIds);
		const reached = groupIds.filter((_groupId, index) => counts[index] === 1);
		expect(reached.length).toBeGreaterThan(0);
		expect(description).toContain(
			`Already sent to ${reached.length} of 3 groups: ${reached.join(', ')}.`,
		);
		expect(context.sent).toEqual(
			reached.map((groupId) => expect.objectContaining({ groupId, messageId: expect.any(String) })),
		);
	});

	it('sends to no group twice when the outcome of one is unknown', async () => {
		const groupIds = await createGroups(2, 2, 2);
		await host.emulator.control('POST', '/faults', {
			kind: 'cut-after',
			match: { method: 'POST', path: '/messages' },
		});
		const outputs = await host.outputs({ ...send, groupIds }, { continueOnFail: true });
		expect(outputs.filter(({ error }) => error !== undefined)).toEqual([
			expect.objectContaining({ error: expect.objectContaining({ retry: 'unknown' }) }),
		]);
		expect(await messagesIn(host, groupIds)).toEqual([1, 1, 1]);
	});
});

it('keeps the order of items within each group', async () => {
	const groupIds = await createGroups(2, 2);
	const items = Array.from({ length: 8 }, (_value, index) => ({
		json: { text: `Message ${index}` },
	}));
	await host.run({ ...send, groupIds, text: '={{ $json.text }}' }, { items });
	for (const groupId of groupIds) {
		const messages = await host.sentTo(groupId);
		expect(messages.map(({ text }) => text)).toEqual(items.map(({ json }) => json.text));
	}
});
