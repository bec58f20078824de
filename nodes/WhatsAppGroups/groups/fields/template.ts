import { defineField } from '../../core/declarations/field';
import { templateIdentifier } from '../identifiers';
import { toLanguageField } from './language';
import { fromList, mustMatch } from './pickerModes';

/**
 * What goes with a name alone: one that was typed, is an expression, or was chosen while the list
 * had names only. In the list of today a template comes with its language. No regular expression:
 * n8n ends one after 250 ms, and the run with it, when the machine stands still for a moment.
 */
export const withNameAlone = {
	show: { templateName: [{ _cnd: { exists: true } }] },
	hide: { templateName: [{ _cnd: { includes: '|' } }] },
} as const;

/** `method` lists what can be chosen. */
const toTemplateField = <const Method extends string>(method: Method, description: string) =>
	defineField({
		displayName: 'Template',
		name: 'templateName',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		identifies: templateIdentifier,
		description,
		forModel:
			'name of an approved template as the tool to get many templates returns it, such as group_viewing_reminder',
		modes: [
			fromList(method, 'Select a template...'),
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. group_viewing_reminder',
				validation: mustMatch(
					'^\\s*[a-z0-9_]+(\\|\\w+)?\\s*$',
					'A template name can contain only lowercase letters, digits and "_"',
				),
			},
		],
	});

export const templateName = defineField({
	...toTemplateField(
		'searchTemplates',
		'Approved template to send. Meta recommends separate templates for groups.',
	),
	builderHint: {
		propertyHint:
			"Leave mode 'list' empty where the user is to pick an approved template: its variables then appear in the panel. With mode 'name' set languageCode, and give the values as options.components.",
	},
});

export const inviteTemplateName = toTemplateField(
	'searchInviteTemplates',
	'Your approved copy of the library template "Group invite upon request". To get one, use Template → Create From Library. The list has only templates with a place for an invite link.',
);

/** Texts that models write have line breaks. */
export const cleanUpVariables = defineField({
	displayName: 'Clean Up Variables',
	name: 'cleanUpVariables',
	type: 'boolean',
	isForAuthor: true,
	default: true,
	description:
		'Whether to put one space in place of line breaks, tabs and runs of spaces in variables. WhatsApp refuses variables that contain them.',
});

/** For templates that the form does not know. */
export const components = defineField({
	displayName: 'Components',
	name: 'components',
	type: 'json',
	default: '[]',
	placeholder: 'e.g. [{ "type": "body", "parameters": [{ "type": "text", "text": "Saturday" }] }]',
	forModel: "components in Meta's format, in place of Variables",
	rules: { remedy: 'Write it as [{ "type": "body", "parameters": [ … ] }].' },
	description:
		"Components of the template in Meta's format, used instead of Variables. Needed if the template is set by an expression.",
});

export const templateLanguage = defineField({
	...toLanguageField('languageCode', 'searchTemplateLanguages'),
	displayOptions: withNameAlone,
	description: 'Language in which to send the template',
	forModel: 'language code of the template, such as en_US',
});

/** The form for the variables of the chosen template; `method` builds it. */
const toVariables = <const Method extends string>(method: Method) =>
	defineField({
		displayName: 'Variables',
		name: 'variables',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			loadOptionsDependsOn: ['templateName.value', 'languageCode.value'],
			resourceMapper: {
				resourceMapperMethod: method,
				mode: 'add',
				valuesLabel: 'Variables',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				supportAutoMap: false,
				noFieldsError: 'This template has no variables',
			},
		},
	});

export const templateVariables = toVariables('mapTemplateVariables');

/** Without the one that is the link. */
export const inviteVariables = toVariables('mapInviteVariables');
