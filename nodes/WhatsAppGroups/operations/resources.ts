import type { ResourceWords } from '../core/description';

/** Every resource of the panel; saved values never change. */
export const resources: readonly ResourceWords[] = [
	{ value: 'group', name: 'Group', description: 'Create, read and delete groups' },
	{ value: 'inviteLink', name: 'Invite Link', description: 'The link by which people come into a group' },
	{ value: 'joinRequest', name: 'Join Request', description: 'People who ask to come into a group' },
	{ value: 'message', name: 'Message', description: 'Write to groups' },
];
