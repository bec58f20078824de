import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from '../support/emulatorHost';

/** Rows as a sheet gives them: every cell a text, labels instead of values, spaces around. */
let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

const cell = (name: string) => `={{ $json[${JSON.stringify(name)}] }}`;
const cellId = (name: string) => byId(cell(name));
const rows = (...sheet: IDataObject[]) => ({ items: sheet.map((json) => ({ json })) });

it('Send Template', async () => {
	const { groupId } = await host.createGroup();
	const parameters: INodeParameters = {
		resource: 'message',
		operation: 'sendTemplate',
		sendTo: cell('To'),
		groupId: cellId('Group'),
		groupIds: cell('Groups'),
		templateName: cellId('Template'),
		languageCode: cellId('Language'),
		variables: {
			mappingMode: 'defineBelow',
			value: { body_1: cell('Day'), body_2: cell('Street') },
			schema: [],
			matchingColumns: [],
		} as unknown as INodeParameters,
		options: { pinForDays: cell('Pin'), replyTo: cell('Reply') },
	};
	const row = {
		To: 'one group',
		Template: 'Group_Viewing_Reminder ',
		Language: 'en-us',
		Street: '12',
	};
	const outputs = await host.outputs(
		parameters,
		rows(
			{ ...row, Group: ` ${groupId}`, Groups: '', Day: 'Saturday', Pin: ' 7 ', Reply: '' },
			{ ...row, Group: '', Groups: `${groupId}\n${groupId}`, To: 'Several Groups', Day: '45992' },
		),
	);
	expect(outputs).toMatchObject([{ groupId, pinned: true }, { groupId }]);
	const sent = (await host.requests()).filter(({ body }) => body.type === 'template');
	expect(sent.map(({ body }) => body.template)).toEqual(
		['Saturday', '45992'].map((day) => ({
			name: 'group_viewing_reminder',
			language: { code: 'en_US' },
			components: [
				{
					type: 'body',
					parameters: [
						{ type: 'text', text: day },
						{ type: 'text', text: '12' },
					],
				},
			],
		})),
	);
});

it('Update leaves alone what a row has no cell for', async () => {
	const { groupId } = await host.createGroup({ subject: 'Old' });
	await host.outputs(
		{
			resource: 'group',
			operation: 'update',
			groupId: cellId('Group'),
			changes: { subject: cell('Name'), description: cell('About') },
		},
		rows({ Group: groupId, Name: '4711' }, { Group: groupId, About: 'Text' }),
	);
	const bodies = (await host.requests()).map(({ body }) => body);
	expect(bodies).toEqual([
		{ messaging_product: 'whatsapp', subject: '4711' },
		{ messaging_product: 'whatsapp', description: 'Text' },
	]);
});

it('Approve', async () => {
	const { groupId } = await host.createGroup({
		joinApprovalMode: 'approval_required',
		participants: 0,
	});
	const ana = await host.openInvite(groupId, '16505551234', 'Ana');
	const ben = await host.openInvite(groupId, '16505551235', 'Ben');
	await host.openInvite(groupId, '16505551236', 'Eve');
	const outputs = await host.outputs(
		{
			resource: 'joinRequest',
			operation: 'approve',
			groupId: cellId('Group'),
			joinRequests: cell('Which'),
			joinRequestIds: cell('Requests'),
		},
		rows(
			{ Group: groupId, Which: 'By ID', Requests: `${ana.joinRequestId};` },
			{ Group: groupId, Which: 'by id ', Requests: JSON.stringify([{ id: ben.joinRequestId }]) },
		),
	);
	expect(outputs).toMatchObject([{ status: 'approved' }, { status: 'approved' }]);
	expect((await host.seeGroup(groupId)).joinRequests).toHaveLength(1);
});

it('Invite', async () => {
	const { groupId } = await host.createGroup({ participants: 0 });
	const invite: INodeParameters = {
		resource: 'inviteLink',
		operation: 'send',
		groupId: cellId('Group'),
		people: cell('Phone'),
		templateName: byId('group_invite_link_1'),
		languageCode: byId('en'),
		bodyParameters: { parameter: [{ text: cell('Name') }] },
		options: { linkPosition: cell('Position') },
	};
	const row = { Group: groupId, Name: 'Sheena', Position: '2' };
	const outputs = await host.outputs(
		invite,
		rows({ ...row, Phone: '+1 (650) 555-1234\u200b' }, { ...row, Phone: '16505551235' }),
	);
	expect(outputs.map(({ to }) => to)).toEqual(['+16505551234', '+16505551235']);
	await expect(
		host.run(invite, rows({ ...row, Phone: '+16505551234', Name: '' })),
	).rejects.toMatchObject({
		message: 'Text of Parameter 1 in Body Parameters is empty',
		description: expect.stringContaining('Nothing was sent'),
	});
});

it.each(['FALSE', 'no', '0', ' off '])('Get Many with Return All "%s" and a limit', async (all) => {
	for (let count = 0; count < 3; count++) await host.createGroup({ subject: `Deal ${count}` });
	const outputs = await host.outputs(
		{ resource: 'group', operation: 'getMany', returnAll: cell('All'), limit: cell('Limit') },
		rows({ All: all, Limit: ' 1 ' }),
	);
	expect(outputs).toHaveLength(1);
});
