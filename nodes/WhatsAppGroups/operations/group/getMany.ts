import { asText } from '../../core/values/json';
import { toComparable } from '../../core/values/scalars';
import { defineOperation } from '../../core/declarations/operation';
import { groupsOf, listGroups, toGroup } from '../../groups/lifecycle/group';
import { simplify } from '../../groups/fields/simplify';

export const operation = defineOperation({
	resource: 'group',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many groups',
	description:
		'Get the active groups of the phone number, with their ID, subject and creation time. Use it to find the ID of a group whose subject is known.',
	fields: [
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Subject Contains',
					name: 'subjectContains',
					type: 'string',
					default: '',
					placeholder: 'e.g. Deal',
					description:
						'Only groups whose subject contains this text (case-insensitive). WhatsApp cannot search, so all groups are read.',
				},
			],
		},
	],
	request: () => listGroups,
	entries: groupsOf,
	keep: ({ filters }) => {
		const wanted = toComparable(filters.subjectContains ?? '').trim();
		return wanted
			? ({ subject }) => toComparable(asText(subject) ?? '').includes(wanted)
			: undefined;
	},
	output: (group, { simplify }) => (simplify ? toGroup(group) : group),
});
