import { defineField } from '../../core/declarations/field';
import { groupIdentifier } from '../identifiers';
import { groupId, groupNaming } from './group';
import { groupFilters } from './groupFilters';

/** Whether a message goes to one group, to several, or to all. */
const sendTo = defineField({
	displayName: 'Send To',
	name: 'sendTo',
	type: 'options',
	options: [
		{ name: 'One Group', value: 'group' },
		{
			name: 'Several Groups',
			value: 'groups',
			description: 'Send the same message to each of them. Returns one item per group.',
		},
		{
			name: 'All Groups',
			value: 'all',
			description:
				'Send the same message to each group that is active at that moment, or to those that pass the filters. Returns one item per group.',
		},
	],
	default: 'group',
	builderHint: {
		propertyHint:
			"Keep 'group' for an answer. With 'groups', groupIds takes an array of group IDs, and the message goes to each.",
	},
});

const oneGroup = defineField({
	...groupId,
	displayOptions: { show: { sendTo: ['group'] } },
});

const severalGroups = defineField({
	displayName: 'Group Names or IDs',
	name: 'groupIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadGroups' },
	default: [],
	required: true,
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	forModel: 'names or IDs of the groups: an array of subjects or groupIds',
	hint: 'In an expression, use an array of group names or IDs, or a comma-separated list',
	displayOptions: { show: { sendTo: ['groups'] } },
	readAs: 'list',
	identifies: groupIdentifier,
	naming: groupNaming,
});

/** The groups that a message goes to; every message operation has these fields. */
export const recipients = [sendTo, oneGroup, severalGroups, groupFilters] as const;
