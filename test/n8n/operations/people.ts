import {
	ana,
	ben,
	group,
	groupAskedByBen,
	groupWithAna,
	type OperationCase,
} from './operationCase';

export const peopleCases: OperationCase[] = [
	{
		resource: 'joinRequest',
		operation: 'getMany',
		parameters: { groupId: group, returnAll: true },
		prepare: groupAskedByBen,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([
				{ joinRequestId: given?.['joinRequestId'], participant: { waId: ben.waId } },
			]),
	},
	{
		resource: 'joinRequest',
		operation: 'approve',
		parameters: {
			groupId: group,
			joinRequests: 'selected',
			joinRequestIds: '={{ $json.joinRequestId }}',
		},
		prepare: groupAskedByBen,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([
				{ joinRequestId: given?.['joinRequestId'], status: 'approved' },
			]),
		expectWhatsApp: ({ participants, joinRequests }) =>
			expect([participants.map(({ name }) => name), joinRequests]).toEqual([['Ana', 'Ben'], []]),
	},
	{
		resource: 'joinRequest',
		operation: 'reject',
		parameters: { groupId: group, joinRequests: 'allPending' },
		prepare: groupAskedByBen,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([
				{ joinRequestId: given?.['joinRequestId'], status: 'rejected' },
			]),
		expectWhatsApp: ({ participants, joinRequests }) =>
			expect([participants.map(({ name }) => name), joinRequests]).toEqual([['Ana'], []]),
	},
	{
		resource: 'participant',
		operation: 'getMany',
		parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items).toMatchObject([{ groupId: given?.['groupId'], waId: ana.waId }]),
	},
	{
		resource: 'participant',
		operation: 'remove',
		parameters: { groupId: group, participants: `+${ana.waId}` },
		prepare: groupWithAna,
		expectOutput: (items) =>
			expect(items).toMatchObject([{ status: 'accepted', participants: [{ waId: ana.waId }] }]),
		expectWhatsApp: ({ participants }) => expect(participants).toEqual([]),
	},
];
