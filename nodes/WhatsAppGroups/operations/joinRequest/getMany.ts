import { defineOperation } from '../../core/declarations/operation';
import { groupId } from '../../groups/fields/group';
import { joinRequestsOf, toJoinRequest } from '../../groups/fields/joinRequests';
import { simplify } from '../../groups/fields/simplify';

export const operation = defineOperation({
	resource: 'joinRequest',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many join requests',
	description: 'List the open join requests of a group',
	fields: [groupId, simplify],
	request: ({ groupId }) => ({ method: 'GET', on: { group: groupId }, edge: 'join_requests' }),
	entries: joinRequestsOf,
	output: (entry, { groupId, simplify }) => (simplify ? toJoinRequest(entry, groupId) : entry),
});
