import { compact } from '../../core/json';
import { defineOperation } from '../../core/operation';
import { groupId } from '../../fields/group';

export const operation = defineOperation({
	resource: 'inviteLink',
	operation: 'reset',
	name: 'Reset',
	action: 'Reset the invite link of a group',
	description: 'Make a new invite link for a group. All earlier links stop working at once.',
	fields: [groupId],
	requests: {
		graph: ({ groupId }) => ({ method: 'POST', on: { group: groupId }, edge: 'invite_link', body: { messaging_product: 'whatsapp' } }),
	},
	output: ({ invite_link }, { groupId }) => compact({ groupId, inviteLink: invite_link }),
});
