import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { groupId } from '../../groups/fields/group';

export const operation = defineOperation({
	resource: 'inviteLink',
	operation: 'reset',
	name: 'Reset',
	action: 'Reset the invite link of a group',
	description:
		'Create a new invite link for a group. Use it when the link got into the wrong hands. All earlier links stop working immediately.',
	notice: 'The old link stops working immediately, wherever it was shared.',
	fields: [groupId],
	request: ({ groupId }) => ({
		method: 'POST',
		on: { group: groupId },
		edge: 'invite_link',
		body: { messaging_product: 'whatsapp' },
	}),
	output: ({ invite_link }, { groupId }) => compact({ groupId, inviteLink: invite_link }),
});
