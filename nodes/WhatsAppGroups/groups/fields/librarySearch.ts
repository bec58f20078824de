import type { IDataObject } from 'n8n-workflow';
import type { ListSearch } from '../../core/declarations/picker';
import { asText } from '../../core/values/json';
import { templatesAtOnce } from '../templates/account';
import { libraryTemplatesOf, templateLibrary } from '../templates/library';
import { toLine } from './templateSearch';

const isForGroups = ({ topic }: IDataObject) =>
	asText(topic)?.toUpperCase() === 'GROUP_INVITE_LINK' ? 0 : 1;

/** How well the language of an entry suits: the chosen one, else English. */
function distanceFrom({ language }: IDataObject, chosen: string): number {
	const code = asText(language) ?? '';
	if (code === chosen) return 0;
	if (code.split('_')[0] === chosen.split('_')[0]) return 1;
	return code.startsWith('en') ? 2 : 3;
}

/**
 * The picker of the library: those for groups first, each once, with its text in the chosen
 * language.
 */
export const libraryTemplateSearch: ListSearch = {
	request: () => templateLibrary,
	entries: (body, parameter) => {
		const chosen = parameter('language').trim();
		// Of entries with the same name the last one shows, in the place of the first.
		return libraryTemplatesOf(body)
			.sort((a, b) => distanceFrom(b, chosen) - distanceFrom(a, chosen))
			.sort((a, b) => isForGroups(a) - isForGroups(b));
	},
	toResult: ({ name, body }) => ({
		name: [asText(name), toLine(body)].filter(Boolean).join(': '),
		value: asText(name) ?? '',
	}),
	pageSize: templatesAtOnce,
};

/** The languages of the chosen template, each with its text. */
export const libraryLanguageSearch: ListSearch = {
	request: (parameter) => {
		const name = parameter('libraryTemplateName').trim();
		return name
			? { ...templateLibrary, query: { search: name } }
			: 'Choose a library template first';
	},
	entries: (body, parameter) =>
		libraryTemplatesOf(body).filter(({ name }) => name === parameter('libraryTemplateName').trim()),
	toResult: ({ language, body }) => ({
		name: [asText(language), toLine(body)].filter(Boolean).join(': '),
		value: asText(language) ?? '',
	}),
	pageSize: templatesAtOnce,
};
