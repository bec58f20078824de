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
	description: 'The group. Choose one from the list, or give its ID, for example from a trigger.',
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
						errorMessage: 'A group ID has letters, digits, "-", "_" and "=" only',
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
