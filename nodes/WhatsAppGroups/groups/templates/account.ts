import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../core/declarations/request';
import { asObject, asObjects, asText, compact } from '../../core/values/json';
import { bodyOf } from './definition';

/** Graph answers slowly, or not at all, when it is asked for more templates at once. */
export const templatesAtOnce = 250;

export function templatesOf(body: unknown): IDataObject[] {
	return asObjects(asObject(body).data);
}

/** The question for the templates of the business account. */
export function listTemplates(query: IDataObject): GraphRequest {
	return { method: 'GET', on: 'businessAccount', edge: 'message_templates', query };
}

/**
 * What `toTemplate` reads; Graph does not give the format of the parameters unless it is asked for.
 */
export const simplifiedFields = 'id,name,language,status,category,components,parameter_format';

/** A template as the user sees it. */
export function toTemplate({
	id,
	name,
	language,
	status,
	category,
	components,
	parameter_format,
}: IDataObject): IDataObject {
	const parts = asObjects(components);
	return compact({
		templateId: asText(id),
		name: asText(name),
		language: asText(language),
		status: asText(status),
		category: asText(category),
		parameterFormat: asText(parameter_format),
		body: asText(bodyOf({ components }).text),
		components: parts,
	});
}
