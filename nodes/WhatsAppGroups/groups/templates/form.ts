import type { IDataObject, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import type { FieldMapping } from '../../core/declarations/picker';
import { asObjects, asText } from '../../core/values/json';
import { findEntry } from '../../core/values/findEntry';
import { listTemplates, templatesAtOnce, templatesOf } from './account';
import { findLinkPlace } from './linkPlace';
import { splitTemplateName, type TemplateName } from './name';
import { previewField, toPreview } from './preview';
import { definitionFields } from './readTemplate';
import { toVariables, type Variable } from './variables';

/** What the form has no field for, though no message goes out without a value for it. */
const unfillable: Readonly<Record<string, string>> = {
	CAROUSEL: 'a carousel',
	CATALOG: 'a button to a catalog',
	FLOW: 'a button that opens a flow',
	LIMITED_TIME_OFFER: 'a limited-time offer',
	LOCATION: 'a location in its header',
	MPM: 'a button with several products',
	OTP: 'a one-time password',
	PRODUCT: 'a product in its header',
};

/** The first thing in a template that the form cannot fill. */
function findUnfillable(template: IDataObject): string | undefined {
	const kinds = asObjects(template.components).flatMap(({ type, format, buttons }) => [
		type,
		format,
		...asObjects(buttons).map((button) => button.type),
	]);
	return kinds
		.map((kind) => findEntry(unfillable, asText(kind)?.toUpperCase() ?? ''))
		.find(Boolean);
}

/**
 * Not `required`, though it may be: n8n would refuse an empty field by its ID. The run names its
 * label.
 */
function toMapperField({ id, label }: Variable): ResourceMapperField {
	return {
		id,
		displayName: label,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
	};
}

interface Form {
	/** Where values go while the template is not known. */
	readonly instead: string;
	/** The variables that people fill in; a text says why a template cannot be used. */
	readonly variablesOf: (template: IDataObject) => Variable[] | string;
	/** The text as the form shows it. */
	readonly textOf: (template: IDataObject) => string;
}

type Parameter = (name: string) => string;

function chosen(parameter: Parameter): TemplateName {
	return splitTemplateName(parameter('templateName'), parameter('languageCode').trim());
}

function withoutFields(emptyFieldsNotice: string): ResourceMapperFields {
	return { fields: [], emptyFieldsNotice };
}

/** n8n takes a notice for HTML. */
const escape = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function toFields(
	template: IDataObject,
	{ instead, variablesOf, textOf }: Form,
): ResourceMapperFields {
	const missing = findUnfillable(template);
	if (missing)
		return withoutFields(
			`This template has ${missing}, which this form cannot fill. Enter all its values as ${instead}.`,
		);
	const variables = variablesOf(template);
	if (typeof variables === 'string') return withoutFields(variables);
	const text = textOf(template);
	if (variables.length === 0)
		return withoutFields(
			['There is nothing to fill in', text && escape(text).replaceAll('\n', ' · ')]
				.filter(Boolean)
				.join(': '),
		);
	return { fields: [...previewField(text), ...variables.map(toMapperField)] };
}

/** The form for the variables of the chosen template. */
function toMapping(form: Form): FieldMapping {
	return {
		request: (parameter) => {
			const given = [parameter('templateName'), parameter('languageCode')];
			if (given.some((value) => value.trim().startsWith('=')))
				return `The template is set by an expression, so its variables are not known here. Enter them as ${form.instead}.`;
			const { name, language } = chosen(parameter);
			if (!name) return 'Choose a template first';
			if (!language) return 'Choose a language first';
			return listTemplates({ name, fields: definitionFields });
		},
		entries: templatesOf,
		pageSize: templatesAtOnce,
		// Graph finds every template whose name holds the text.
		isWanted: (entry, parameter) => {
			const { name, language } = chosen(parameter);
			return entry.name === name && entry.language === language;
		},
		toFields: (template, parameter) => {
			const { name, language } = chosen(parameter);
			return template
				? toFields(template, form)
				: withoutFields(`There is no template "${name}" in the language "${language}"`);
		},
	};
}

export const templateMapping = toMapping({
	instead: 'Components under Options',
	variablesOf: toVariables,
	textOf: toPreview,
});

export const inviteMapping = toMapping({
	instead: 'Body Parameters',
	variablesOf: (template) => {
		const place = findLinkPlace(template);
		return place
			? toVariables(template).filter(({ id }) => id !== place.id)
			: 'This template has no place for an invite link. Choose another one, or set Invite Link Position under Options.';
	},
	textOf: (template) => {
		const variable = findLinkPlace(template)?.id.replace('body_', '') ?? '';
		return toPreview(template).replace(
			new RegExp(`\\{\\{\\s*${variable}\\s*\\}\\}`, 'g'),
			'[invite link]',
		);
	},
});
