import type { ResourceWords } from '../core/declarations/operation';

/** Every resource of the panel; saved values never change. */
export const resources: readonly ResourceWords[] = [
	{ value: 'group', name: 'Group', description: 'Create, read, change and delete groups' },
	{
		value: 'inviteLink',
		name: 'Invite Link',
		description: 'The link by which people come into a group',
	},
	{
		value: 'joinRequest',
		name: 'Join Request',
		description: 'People who ask to come into a group',
	},
	{ value: 'media', name: 'Media', description: 'Files that are sent or were received' },
	{ value: 'participant', name: 'Participant', description: 'People in a group' },
	{
		value: 'analytics',
		name: 'Analytics',
		description: 'Figures about groups, messages and costs',
	},
	{ value: 'account', name: 'Account', description: 'The phone number and its setup' },
	{ value: 'message', name: 'Message', description: 'Write to groups' },
	{
		value: 'template',
		name: 'Template',
		description: 'Approved texts, which reach a group at any time',
	},
];
