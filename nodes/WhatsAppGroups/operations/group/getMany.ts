import { defineOperation } from '../../core/operation';
import { groupsOf, listGroups } from '../../fields/group';
import { toGroup } from '../../fields/groupFacts';
import { simplify } from '../../fields/simplify';

export const operation = defineOperation({
	resource: 'group',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'List the active groups of the phone number',
	fields: [simplify],
	requests: { graph: () => listGroups.graph },
	entries: groupsOf,
	output: (group, { simplify }) => (simplify ? toGroup(group) : group),
});
