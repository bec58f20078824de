import type { IDataObject } from 'n8n-workflow';
import { asObjects, asText } from '../../core/values/json';

/**
 * Graph filters templates itself; for those who give the whole list, this does, by the same
 * parameters.
 */
export function filterTemplates(
	templates: unknown,
	{ name, status, language, category }: IDataObject = {},
): IDataObject[] {
	const isWanted = (wanted: unknown, value: unknown) => {
		const text = asText(wanted)?.toLowerCase();
		return text === undefined || text === asText(value)?.toLowerCase();
	};
	return asObjects(templates)
		.map(readTemplate)
		.filter((template) => (asText(template.name) ?? '').includes(asText(name) ?? ''))
		.filter(
			(template) =>
				isWanted(status, template.status) &&
				isWanted(language, template.language) &&
				isWanted(category, template.category),
		);
}

/** Some give the language as an object, the components as text, and the status in lower case. */
export function readTemplate(template: IDataObject): IDataObject {
	const { language, components, status } = template;
	const code =
		typeof language === 'object' && language !== null ? (language as IDataObject).code : language;
	return {
		...template,
		...(typeof status === 'string' && { status: status.toUpperCase() }),
		language: asText(code),
		components: typeof components === 'string' ? parseList(components) : components,
	};
}

function parseList(text: string): IDataObject[] {
	try {
		return asObjects(JSON.parse(text));
	} catch {
		return [];
	}
}
