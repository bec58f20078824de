import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { asText } from '../../core/values/json';
import { groupIdentifier } from '../identifiers';
import { groupsOf, listGroups } from '../lifecycle/group';

/** The one group that an operation is about. */
export const groupId = defineField({
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: groupIdentifier,
	description: 'Choose a group from the list, or enter its ID, for example from a trigger',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a group...',
			typeOptions: {
				searchListMethod: 'searchGroups',
				searchable: true,
				searchFilterRequired: false,
			},
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[A-Za-z0-9_=@.\\-]+\\s*$',
						errorMessage:
							'This is not a group ID. Choose the group from the list, or use the groupId that the trigger or another node returns.',
					},
				},
			],
		},
	],
});

/** The group picker: active groups whose subject or ID holds the search text. */
export const groupSearch: ListSearch = {
	request: () => listGroups,
	entries: groupsOf,
	toResult: ({ id, subject }) => ({
		name: asText(subject) ?? asText(id) ?? '',
		value: asText(id) ?? '',
	}),
};
