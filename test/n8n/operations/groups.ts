import { group, groupBehindFile, groupWithAna, nothing, type OperationCase } from './operationCase';
import { picture } from './pictureFile';

export const groupCases: OperationCase[] = [
	{
		resource: 'group',
		operation: 'create',
		parameters: {
			subject: '={{ $json.subject }}',
			joinApprovalMode: 'approval_required',
			additionalFields: { description: 'From the offer to the delivery' },
		},
		prepare: async () => [{ subject: 'Order 4713' }, { subject: 'مجموعة 🚚 الطلبات' }],
		expectOutput: (items) =>
			expect(items).toMatchObject([{ subject: 'Order 4713' }, { subject: 'مجموعة 🚚 الطلبات' }]),
	},
	{
		resource: 'group',
		operation: 'get',
		parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([
				{
					groupId: given?.['groupId'],
					subject: 'Order 4711',
					participants: [{ waId: '14155550101' }],
				},
			]),
	},
	{
		resource: 'group',
		operation: 'getMany',
		parameters: { returnAll: true },
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items.map(({ groupId }) => groupId)).toContain(given?.['groupId']),
	},
	{
		resource: 'group',
		operation: 'update',
		parameters: {
			groupId: groupBehindFile,
			changes: { subject: 'Order 4711 – שולם 🎉', pictureField: 'data' },
		},
		file: picture,
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([
				{
					groupId: given?.['groupId'],
					status: 'accepted',
					requests: [{ changed: ['subject'] }, { changed: ['picture'] }],
				},
			]),
		expectWhatsApp: ({ subject, picture: shown }) =>
			expect({ subject, shown }).toMatchObject({
				subject: 'Order 4711 – שולם 🎉',
				shown: { mimeType: 'image/jpeg' },
			}),
	},
	{
		resource: 'group',
		operation: 'delete',
		parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([{ deleted: true, groupId: given?.['groupId'] }]),
	},
	{
		resource: 'inviteLink',
		operation: 'get',
		parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([{ inviteLink: given?.['inviteLink'] }]),
	},
	{
		resource: 'inviteLink',
		operation: 'reset',
		parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items) =>
			expect(items).toMatchObject([
				{ inviteLink: expect.stringMatching(/^https:\/\/chat\.whatsapp\.com\//) },
			]),
		expectWhatsApp: ({ inviteLink }, [given]) => expect(inviteLink).not.toBe(given?.['inviteLink']),
	},
	{
		resource: 'inviteLink',
		operation: 'send',
		parameters: {
			groupId: group,
			people: '+14155550103',
			templateName: { __rl: true, mode: 'list', value: 'group_invite_link_1|en' },
			variables: {
				mappingMode: 'defineBelow',
				value: { preview: 'Hi {{1}},\n[invite link]', body_1: 'Carla' },
				matchingColumns: [],
				schema: ['preview', 'body_1'].map((id) => ({
					id,
					displayName: id,
					required: false,
					defaultMatch: false,
					display: true,
					type: 'string',
					readOnly: id === 'preview',
				})),
			},
		},
		prepare: groupWithAna,
		expectOutput: (items) =>
			expect(items).toMatchObject([
				{ to: '+14155550103', messageId: expect.stringMatching(/^wamid\./) },
			]),
	},
	{
		resource: 'account',
		operation: 'checkSetup',
		parameters: {},
		prepare: nothing,
		expectOutput: (items) =>
			expect(items).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ check: 'token', status: 'ok' }),
					expect.objectContaining({ check: 'callback', found: expect.any(String) }),
				]),
			),
	},
];
