import type { ResourceWords } from '../core/declarations/operation';

/**
 * Every resource of the panel; saved values never change, nor does which of them is the first:
 * nodes of version 1 start with it.
 */
export const resources: readonly ResourceWords[] = [
	{ value: 'group', name: 'Group', description: 'Create, get, update and delete groups' },
	{
		value: 'inviteLink',
		name: 'Invite Link',
		description: 'The link that people use to join a group',
	},
	{
		value: 'joinRequest',
		name: 'Join Request',
		description: 'Requests to join a group',
	},
	{
		value: 'media',
		name: 'Media',
		description: 'Files to send, and files received',
		usualOperation: 'download',
	},
	{ value: 'participant', name: 'Participant', description: 'People in a group' },
	{
		value: 'analytics',
		name: 'Analytics',
		description: 'Metrics about groups, messages and costs',
	},
	{ value: 'account', name: 'Account', description: 'The phone number and its setup' },
	{
		value: 'message',
		name: 'Message',
		description: 'Write to groups',
		usualOperation: 'sendText',
		isUsual: true,
	},
	{
		value: 'template',
		name: 'Template',
		description: 'Approved messages, which can be sent to a group at any time',
		usualOperation: 'getMany',
	},
];
