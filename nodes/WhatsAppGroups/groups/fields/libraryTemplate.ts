import { defineField } from '../../core/declarations/field';
import { languageIdentifier, libraryTemplateIdentifier } from '../identifiers';

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

/** Until there was a list of languages, the code was typed as a text. */
export const libraryLanguage = defineField({
	displayName: 'Language',
	name: 'language',
	type: 'resourceLocator',
	default: { mode: 'list', value: 'en_US' },
	required: true,
	identifies: languageIdentifier,
	description: 'Language of the template. The list has those in which it is in the library.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a language...',
			typeOptions: {
				searchListMethod: 'searchLibraryLanguages',
				searchable: true,
				searchFilterRequired: false,
			},
		},
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. en_US' },
	],
});
