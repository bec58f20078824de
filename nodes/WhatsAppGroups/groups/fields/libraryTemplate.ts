import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { asText } from '../../core/values/json';
import { libraryTemplateIdentifier } from '../identifiers';
import { templatesAtOnce } from '../templates/account';
import { libraryTemplatesOf, templateLibrary } from '../templates/library';

export const libraryTemplateName = defineField({
	displayName: 'Library Template',
	name: 'libraryTemplateName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: libraryTemplateIdentifier,
	description: 'Ready-made template from Meta. For invite links, use "Group invite upon request".',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a library template...',
			typeOptions: {
				searchListMethod: 'searchLibraryTemplates',
				searchable: true,
				searchFilterRequired: false,
			},
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. group_invite_link_1',
		},
	],
});

/** The picker of the library: those for groups first. */
export const libraryTemplateSearch: ListSearch = {
	request: () => templateLibrary,
	entries: (body) => {
		const isForGroups = ({ topic }: IDataObject) =>
			asText(topic)?.toUpperCase() === 'GROUP_INVITE_LINK' ? 0 : 1;
		return libraryTemplatesOf(body).sort((a, b) => isForGroups(a) - isForGroups(b));
	},
	toResult: ({ name, body }) => ({
		name: [asText(name), asText(body)].filter(Boolean).join(': ').slice(0, 120),
		value: asText(name) ?? '',
	}),
	pageSize: templatesAtOnce,
};
