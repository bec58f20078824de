import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { groupId } from '../../groups/fields/group';

export const operation = defineOperation({
	resource: 'inviteLink',
	operation: 'get',
	name: 'Get',
	action: 'Get the invite link of a group',
	description:
		'Get the link that people use to join a group. Use it to share the link elsewhere, for example in an email.',
	fields: [groupId],
	request: ({ groupId }) => ({ method: 'GET', on: { group: groupId }, edge: 'invite_link' }),
	output: ({ invite_link }, { groupId }) => compact({ groupId, inviteLink: invite_link }),
});
