import { defineOperation } from '../../core/declarations/operation';
import { groupId } from '../../groups/fields/group';
import { joinRequestsOf, listJoinRequests, toJoinRequest } from '../../groups/joinRequests/listing';
import { simplify } from '../../groups/fields/simplify';

export const operation = defineOperation({
	resource: 'joinRequest',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many join requests',
	description:
		'Get the pending join requests of a group. Use it to see who asked to join, and to find the IDs for an approval or a rejection.',
	fields: [groupId, simplify],
	request: ({ groupId }) => listJoinRequests(groupId),
	entries: joinRequestsOf,
	output: (entry, { groupId, simplify }) => (simplify ? toJoinRequest(entry, groupId) : entry),
});
