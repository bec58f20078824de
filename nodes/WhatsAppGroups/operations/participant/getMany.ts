import { asObjects } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { groupId } from '../../groups/fields/group';
import { toParticipant } from '../../groups/people/participant';
import { simplify } from '../../groups/fields/simplify';

export const operation = defineOperation({
	resource: 'participant',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many participants',
	description:
		'Get the people in a group, not including the business itself. Use it to see who is in a group. A group has at most 8 participants.',
	fields: [groupId, simplify],
	request: ({ groupId }) => ({
		method: 'GET',
		on: { group: groupId },
		query: { fields: 'participants' },
	}),
	output: (group, { groupId, simplify }) =>
		asObjects(group.participants).map((entry) =>
			simplify ? { groupId, ...toParticipant(entry) } : entry,
		),
});
