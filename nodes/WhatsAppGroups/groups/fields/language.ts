import { defineField } from '../../core/declarations/field';
import { languageIdentifier } from '../identifiers';
import { fromList, mustMatch } from './pickerModes';

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
		modes: [
			fromList(method, 'Select a language...'),
			{
				displayName: 'By Code',
				name: 'code',
				type: 'string',
				placeholder: 'e.g. en_US',
				validation: mustMatch(
					'^\\s*[A-Za-z]{2,3}([_-][A-Za-z]{2,4})?\\s*$',
					'A language code looks like "en" or "en_US"',
				),
			},
		],
	});
