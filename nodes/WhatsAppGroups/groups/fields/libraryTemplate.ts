import { defineField } from '../../core/declarations/field';
import { libraryTemplateIdentifier } from '../identifiers';
import { toLanguageField } from './language';
import { fromList } from './pickerModes';

export const libraryTemplateName = defineField({
	displayName: 'Library Template',
	name: 'libraryTemplateName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: libraryTemplateIdentifier,
	forModel:
		'name of the library template, such as group_invite_link_1, as the tool to search the template library returns it',
	description: 'Ready-made template from Meta. For invite links, use "Group invite upon request".',
	modes: [
		fromList('searchLibraryTemplates', 'Select a library template...'),
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
	...toLanguageField('language', 'searchLibraryLanguages'),
	default: { mode: 'list', value: 'en_US' },
	required: true,
	forModel: 'language code that the library template has, such as en_US',
	description: 'Language of the template. The list has those in which it is in the library.',
});
