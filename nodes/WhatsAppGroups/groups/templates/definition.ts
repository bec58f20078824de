import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../core/values/json';

/** The component with the text of the message. */
export function bodyOf({ components }: IDataObject): IDataObject {
	return asObjects(components).find(({ type }) => asText(type)?.toUpperCase() === 'BODY') ?? {};
}

/** The variables of a text, `{{1}}` or `{{first_name}}`, each once. */
export function variablesOf(text: unknown): string[] {
	const found = [...(asText(text) ?? '').matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(
		([, name = '']) => name,
	);
	return [...new Set(found)];
}

/** What Meta was given as an example of a variable, where the definition tells it. */
export function exampleOf(
	{ example }: IDataObject,
	part: 'body' | 'header',
	name: string,
): string | undefined {
	const given = asObject(example);
	const named = asObjects(given[`${part}_text_named_params`]).find(
		({ param_name }) => param_name === name,
	);
	const list = given[`${part}_text`];
	const positional = Array.isArray(list) ? (Array.isArray(list[0]) ? list[0] : list) : [];
	return asText(named?.example) ?? asText(positional[Number(name) - 1]);
}
