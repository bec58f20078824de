import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import type { ListSearch } from '../../core/declarations/picker';
import { asText } from '../../core/values/json';
import { listTemplates, templatesAtOnce, templatesOf } from '../templates/account';
import { bodyOf } from '../templates/definition';
import { findLinkPlace } from '../templates/linkPlace';
import { joinTemplateName } from '../templates/name';

/** A text in one line, as long as the list shows of it. */
export function toLine(text: unknown): string {
	return (asText(text) ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}

function toResult(template: IDataObject): INodeListSearchItems {
	const [name, language] = [asText(template.name) ?? '', asText(template.language) ?? ''];
	const kinds = [language, asText(template.category)?.toLowerCase()].filter(Boolean).join(', ');
	return {
		name: [`${name} (${kinds})`, toLine(bodyOf(template).text)].filter(Boolean).join(': '),
		value: name && joinTemplateName({ name, language }),
	};
}

/** The template picker: approved templates, each language with its text. */
export const templateSearch: ListSearch = {
	request: () => listTemplates({ status: 'APPROVED', fields: 'name,language,category,components' }),
	entries: templatesOf,
	toResult,
	pageSize: templatesAtOnce,
};

/** The same, of those only that have a place for an invite link. */
export const inviteTemplateSearch: ListSearch = {
	request: () =>
		listTemplates({
			status: 'APPROVED',
			fields: 'name,language,category,components,library_template_name',
		}),
	entries: (body) => templatesOf(body).filter((template) => findLinkPlace(template)),
	toResult,
	pageSize: templatesAtOnce,
};

/** The languages in which the template with this name is approved. */
export const templateLanguageSearch: ListSearch = {
	request: (parameter) => {
		const name = parameter('templateName').trim();
		if (name === '') return 'Choose a template first';
		return listTemplates({ status: 'APPROVED', name, fields: 'name,language,components' });
	},
	// Graph finds every template whose name holds the text.
	entries: (body, parameter) =>
		templatesOf(body).filter(({ name }) => name === parameter('templateName').trim()),
	toResult: (template) => ({
		name: [asText(template.language), toLine(bodyOf(template).text)].filter(Boolean).join(': '),
		value: asText(template.language) ?? '',
	}),
	pageSize: templatesAtOnce,
};
