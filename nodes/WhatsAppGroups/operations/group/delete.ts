import { compact } from '../../core/json';
import { defineOperation } from '../../core/operation';
import { groupId } from '../../fields/group';

export const operation = defineOperation({
	resource: 'group',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a group',
	description: 'Delete a group for good; everybody in it is removed',
	fields: [groupId],
	requests: {
		graph: ({ groupId }) => ({ method: 'DELETE', on: { group: groupId } }),
	},
	output: ({ request_id }, { groupId }) => compact({ deleted: true, groupId, requestId: request_id }),
});
