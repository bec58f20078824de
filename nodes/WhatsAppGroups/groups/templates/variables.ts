import type { IDataObject, ResourceMapperField } from 'n8n-workflow';
import type { FieldMapping } from '../../core/declarations/picker';
import { asObjects, asText } from '../../core/values/json';
import { listTemplates, templatesAtOnce, templatesOf } from './account';
import { headerMedia } from './components';
import { exampleOf, variablesOf } from './definition';
import { findEntry } from '../../core/values/findEntry';

/**
 * The ID of a variable says where it belongs, so that a message can be built from the values alone:
 * `body_1`,
 * `body_first_name`, `header_text_1`, `header_image`, `button_0_url`, `button_1_quick_reply`.
 */
interface Variable {
	readonly id: string;
	readonly label: string;
	readonly isOptional?: boolean;
}

function toTextVariables(component: IDataObject, part: 'body' | 'header'): Variable[] {
	const prefix = part === 'body' ? 'body' : 'header_text';
	return variablesOf(component.text).map((name) => {
		const example = exampleOf(component, part, name);
		const label = `${part === 'body' ? 'Body' : 'Header'} {{${name}}}`;
		return { id: `${prefix}_${name}`, label: example ? `${label} (e.g. ${example})` : label };
	});
}

function toHeaderVariables(component: IDataObject): Variable[] {
	const format = asText(component.format)?.toLowerCase() ?? 'text';
	const isMedia = headerMedia.some((media) => media === format);
	if (isMedia) return [{ id: `header_${format}`, label: `Header ${format}` }];
	return toTextVariables(component, 'header');
}

function toButtonVariables({ buttons }: IDataObject): Variable[] {
	return asObjects(buttons).flatMap(({ type, text, url }, index) => {
		const kind = asText(type)?.toUpperCase();
		const label = `Button "${asText(text) ?? index}"`;
		if (kind === 'QUICK_REPLY')
			return [{ id: `button_${index}_quick_reply`, label: `${label} payload`, isOptional: true }];
		return kind === 'URL' && variablesOf(url).length > 0
			? [{ id: `button_${index}_url`, label: `${label} end of the link` }]
			: [];
	});
}

/** The variables of a template, in the order of its definition. */
export function toVariables(template: IDataObject): Variable[] {
	return asObjects(template.components).flatMap((component) => {
		const type = asText(component.type)?.toUpperCase();
		if (type === 'HEADER') return toHeaderVariables(component);
		if (type === 'BODY') return toTextVariables(component, 'body');
		return type === 'BUTTONS' ? toButtonVariables(component) : [];
	});
}

/** What the form has no field for, though no message goes out without a value for it. */
const unfillable: Readonly<Record<string, string>> = {
	CAROUSEL: 'a carousel',
	COPY_CODE: 'a button that copies a code',
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

function toMapperField({ id, label, isOptional = false }: Variable): ResourceMapperField {
	return {
		id,
		displayName: label,
		required: !isOptional,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
	};
}

/** The form for the variables of the chosen template. */
export const templateMapping: FieldMapping = {
	request: (parameter) => {
		const [name, language] = [parameter('templateName').trim(), parameter('languageCode').trim()];
		if (name.startsWith('=') || language.startsWith('='))
			return 'The template is set by an expression, so its variables are not known here. Enter them as Components under Options.';
		if (!name || !language) return 'Select a template and its language first';
		return listTemplates({ name, fields: 'name,language,status,components,parameter_format' });
	},
	entries: templatesOf,
	pageSize: templatesAtOnce,
	// Graph finds every template whose name holds the text.
	isWanted: ({ name, language }, parameter) =>
		name === parameter('templateName').trim() && language === parameter('languageCode').trim(),
	toFields: (template, parameter) => {
		const [name, language] = [parameter('templateName').trim(), parameter('languageCode').trim()];
		if (!template)
			return {
				fields: [],
				emptyFieldsNotice: `There is no template "${name}" in the language "${language}"`,
			};
		const missing = findUnfillable(template);
		if (missing)
			return {
				fields: [],
				emptyFieldsNotice: `This template has ${missing}, which this form cannot fill. Enter all its values as Components under Options.`,
			};
		return {
			fields: toVariables(template).map(toMapperField),
			emptyFieldsNotice: 'This template has no variables',
		};
	},
};
