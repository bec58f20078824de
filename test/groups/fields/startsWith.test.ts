import type { IDataObject } from 'n8n-workflow';
import { fieldsOf } from '../../../nodes/WhatsAppGroups/core/declarations/offering';
import { operations } from '../../../nodes/WhatsAppGroups/operations/registry';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { openJoinRequests } from '../../support/openJoinRequests';

const newNode = { typeVersion: 1.2 };

describe('a new node behind the trigger needs no field to be filled in', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	/** What the trigger gives for a message that somebody has just written in the group. */
	async function receiveMessage(groupId: string): Promise<IDataObject> {
		const { messages } = await host.seeGroup(groupId);
		const received = messages.find(({ from }) => from !== 'business');
		return { groupId, message: { id: received?.messageId } };
	}

	it.each(['approve', 'reject'])('to %s a join request', async (operation) => {
		const { groupId, ids } = await openJoinRequests(host, 1);
		const [joinRequestId = ''] = ids;
		const [decision] = await host.outputs(
			{ resource: 'joinRequest', operation },
			{ ...newNode, items: [{ json: { groupId, joinRequestId } }] },
		);
		expect(decision).toMatchObject({ groupId, joinRequestId });
		expect(decision?.status).toMatch(/^(approved|rejected)$/);
	});

	it('to remove who has joined', async () => {
		const { groupId } = await host.createGroup({ participants: 2 });
		const [{ waId = '' } = {}] = (await host.seeGroup(groupId)).participants;
		const items = [{ json: { groupId, participant: { id: waId, waId } } }];
		const parameters = { resource: 'participant', operation: 'remove' };
		expect(await host.outputs(parameters, { ...newNode, items })).toMatchObject([
			{ groupId, participants: [{ waId }] },
		]);
	});

	it.each(['markRead', 'pin', 'unpin'])('to %s a message', async (operation) => {
		const { groupId } = await host.createOpenGroup();
		const items = [{ json: await receiveMessage(groupId) }];
		const parameters = { resource: 'message', operation };
		await host.run({ ...parameters, operation: 'pin' }, { ...newNode, items });
		const [output] = await host.outputs(parameters, { ...newNode, items });
		expect(JSON.stringify(output)).toContain(String((items[0]?.json.message as IDataObject).id));
	});

	it('to pin what the node before has sent', async () => {
		const { groupId } = await host.createOpenGroup();
		const items = (await host.run(sendTo(groupId))).items.map(({ json }) => ({ json }));
		const parameters = { resource: 'message', operation: 'pin' };
		expect(await host.outputs(parameters, { ...newNode, items })).toMatchObject([
			{ groupId, pinned: true, pinnedMessageId: items[0]?.json.messageId },
		]);
	});

	it.each([1, 1.1])('which does not change nodes of version %d', async (typeVersion) => {
		const run = host.run(
			{ resource: 'joinRequest', operation: 'approve' },
			{ typeVersion, items: [{ json: { groupId: 'G', joinRequestId: 'J' } }] },
		);
		await expect(run).rejects.toThrow('Group is empty');
	});
});

const sendTo = (groupId: string) => ({
	resource: 'message',
	operation: 'sendText',
	groupId: { __rl: true, mode: 'id', value: groupId },
	text: 'Hello',
});

it('what deletes a group, or its link, starts with none', () => {
	const starting = operations.filter((operation) =>
		fieldsOf(operation).some(({ startsWith }) => startsWith !== undefined),
	);
	expect(starting.map(({ resource, operation }) => `${resource}.${operation}`).sort()).toEqual([
		'joinRequest.approve',
		'joinRequest.reject',
		'message.markRead',
		'message.pin',
		'message.unpin',
		'participant.remove',
	]);
});
