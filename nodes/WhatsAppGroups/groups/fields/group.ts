import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { groupIdentifier } from './identifiers';
import { asObject, asObjects, asText } from '../../core/values/json';
import type { GraphRequest } from '../../core/declarations/request';

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

/**
 * The groups of a page. Graph wraps them: `data` is an object that holds `groups`, not an array.
 */
export function groupsOf(body: unknown): IDataObject[] {
	const { data } = asObject(body);
	return Array.isArray(data) ? asObjects(data) : asObjects(asObject(data).groups);
}

/** The question for the active groups of the phone number. */
export const listGroups: GraphRequest = { method: 'GET', on: 'phoneNumber', edge: 'groups' };

/** The group picker: active groups whose subject or ID holds the search text. */
export const groupSearch: ListSearch = {
	request: () => listGroups,
	entries: groupsOf,
	toResult: ({ id, subject }) => ({
		name: asText(subject) ?? asText(id) ?? '',
		value: asText(id) ?? '',
	}),
};
