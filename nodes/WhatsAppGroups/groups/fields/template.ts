import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { asText } from '../../core/values/json';
import { languageIdentifier, templateIdentifier } from '../identifiers';
import { listTemplates, templatesAtOnce, templatesOf } from '../templates/account';

export const templateName = defineField({
	displayName: 'Template',
	name: 'templateName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: templateIdentifier,
	description: 'Approved template to send. Meta recommends separate templates for groups.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: {
				searchListMethod: 'searchTemplates',
				searchable: true,
				searchFilterRequired: false,
			},
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. group_viewing_reminder',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*[a-z0-9_]+\\s*$',
						errorMessage: 'A template name can contain only lowercase letters, digits and "_"',
					},
				},
			],
		},
	],
});

/** Texts that models write have line breaks. */
export const cleanUpVariables = defineField({
	displayName: 'Clean Up Variables',
	name: 'cleanUpVariables',
	type: 'boolean',
	default: true,
	description:
		'Whether to put one space in place of line breaks, tabs and runs of spaces in variables. WhatsApp refuses variables that contain them.',
});

export const templateLanguage = defineField({
	displayName: 'Language',
	name: 'languageCode',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: languageIdentifier,
	description: 'Language in which to send the template',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a language...',
			typeOptions: {
				searchListMethod: 'searchTemplateLanguages',
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
						regex: '^\\s*[a-z]{2,3}(_[A-Za-z]{2,4})?\\s*$',
						errorMessage: 'A language code looks like "en" or "en_US"',
					},
				},
			],
		},
	],
});

/** The variables of the chosen template, a field each. */
export const templateVariables = defineField({
	displayName: 'Variables',
	name: 'variables',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	hint: 'For an image, video or document in the header, enter a media ID, a link, or the name of an input data field',
	typeOptions: {
		loadOptionsDependsOn: ['templateName.value', 'languageCode.value'],
		resourceMapper: {
			resourceMapperMethod: 'mapTemplateVariables',
			mode: 'add',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			supportAutoMap: false,
			noFieldsError: 'This template has no variables',
		},
	},
});

/** The template picker: approved templates, each once, however many languages it has. */
export const templateSearch: ListSearch = {
	request: () => listTemplates({ status: 'APPROVED', fields: 'name,category' }),
	entries: templatesOf,
	toResult: ({ name, category }) => ({
		name: `${asText(name) ?? ''} (${(asText(category) ?? 'template').toLowerCase()})`,
		value: asText(name) ?? '',
	}),
	pageSize: templatesAtOnce,
};

/** The languages in which the chosen template is approved. */
export const templateLanguageSearch: ListSearch = {
	request: (parameter) =>
		listTemplates({
			status: 'APPROVED',
			name: parameter('templateName').trim(),
			fields: 'name,language',
		}),
	// Graph finds every template whose name holds the text.
	entries: (body, parameter) =>
		templatesOf(body).filter(({ name }) => name === parameter('templateName').trim()),
	toResult: ({ language }) => ({ name: asText(language) ?? '', value: asText(language) ?? '' }),
	pageSize: templatesAtOnce,
};
