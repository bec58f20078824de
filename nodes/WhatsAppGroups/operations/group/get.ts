import { defineOperation } from '../../core/operation';
import { groupId } from '../../fields/group';
import { toGroup } from '../../fields/groupFacts';
import { simplify } from '../../fields/simplify';

/** Without `fields`, Graph answers with the ID alone. */
const allFields = 'subject,description,suspended,creation_timestamp,participants,total_participant_count,join_approval_mode';

export const operation = defineOperation({
	resource: 'group',
	operation: 'get',
	name: 'Get',
	action: 'Get a group',
	description: 'Read subject, description, participants and state of one group',
	fields: [groupId, simplify],
	requests: {
		graph: ({ groupId }) => ({ method: 'GET', on: { group: groupId }, query: { fields: allFields } }),
	},
	output: (group, { simplify }) => (simplify ? toGroup(group) : group),
});
