import { defineField } from '../../core/declarations/field';
import { languageIdentifier } from '../identifiers';

/** The language of a template; `method` lists those that can be chosen. */
export const toLanguageField = <const Name extends string, const Method extends string>(
	name: Name,
	method: Method,
) =>
	defineField({
		displayName: 'Language',
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		identifies: languageIdentifier,
		description: 'Language of the template',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a language...',
				typeOptions: {
					searchListMethod: method,
					searchable: true,
					searchFilterRequired: false,
				},
			},
			{
				displayName: 'By Code',
				name: 'code',
				type: 'string',
				placeholder: 'e.g. en_US',
				validation: [
					{
						type: 'regex',
						properties: {
							regex: '^\\s*[A-Za-z]{2,3}([_-][A-Za-z]{2,4})?\\s*$',
							errorMessage: 'A language code looks like "en" or "en_US"',
						},
					},
				],
			},
		],
	});
