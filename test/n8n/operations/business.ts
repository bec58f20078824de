import { group, groupWithAna, nothing, type OperationCase } from './operationCase';

export const businessCases: OperationCase[] = [
	{
		resource: 'template',
		operation: 'getMany',
		parameters: { returnAll: true, filters: { status: 'APPROVED' } },
		prepare: nothing,
		expectOutput: (items) =>
			expect(items.map(({ name }) => name)).toEqual(
				expect.arrayContaining(['hello_group', 'group_viewing_reminder']),
			),
	},
	{
		resource: 'template',
		operation: 'getLibrary',
		parameters: { returnAll: true, filters: { topic: 'group_invite_link' } },
		prepare: nothing,
		expectOutput: (items) =>
			expect(items).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ name: 'group_invite_link_1', language: 'de' }),
				]),
			),
	},
	{
		resource: 'template',
		operation: 'createFromLibrary',
		parameters: {
			libraryTemplateName: { __rl: true, mode: 'name', value: 'group_invite_link_1' },
			name: 'einladung',
			language: 'de',
			options: {},
		},
		prepare: nothing,
		expectOutput: (items) =>
			expect(items).toMatchObject([
				{ name: 'einladung', language: 'de', status: 'PENDING', category: 'UTILITY' },
			]),
	},
	{
		resource: 'analytics',
		operation: 'getGroup',
		parameters: { groupId: group, options: {} },
		prepare: groupWithAna,
		expectOutput: (items, [given]) =>
			expect(items).toEqual(
				expect.arrayContaining([
					expect.objectContaining({ groupId: given?.['groupId'], joined: 1 }),
				]),
			),
	},
	{
		resource: 'analytics',
		operation: 'getMessaging',
		parameters: { granularity: 'DAY', options: {} },
		prepare: nothing,
		expectOutput: (items) =>
			expect(items).toEqual(
				expect.arrayContaining([expect.objectContaining({ sent: expect.any(Number) })]),
			),
	},
	{
		resource: 'analytics',
		operation: 'getPricing',
		parameters: { granularity: 'DAILY', options: {} },
		prepare: nothing,
		expectOutput: (items) =>
			expect(items).toEqual(
				expect.arrayContaining([expect.objectContaining({ volume: expect.any(Number) })]),
			),
	},
];
