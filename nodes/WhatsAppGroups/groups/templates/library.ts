import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, compact } from '../../core/values/json';

/** Where Meta's ready-made templates are; it is the same for every business account. */
export const templateLibrary = { method: 'GET', on: 'templateLibrary' } as const;

export function libraryTemplatesOf(body: unknown): IDataObject[] {
	return asObjects(asObject(body).data);
}

function toTexts(value: unknown): string[] | undefined {
	return Array.isArray(value) ? value.flatMap((entry) => asText(entry) ?? []) : undefined;
}

/** A library template as the user sees it. */
export function toLibraryTemplate(entry: IDataObject): IDataObject {
	return compact({
		libraryTemplateId: asText(entry.id),
		name: asText(entry.name),
		language: asText(entry.language),
		category: asText(entry.category),
		topic: asText(entry.topic),
		useCase: asText(entry.usecase),
		industries: toTexts(entry.industry),
		header: asText(entry.header),
		body: asText(entry.body),
		bodyExamples: toTexts(entry.body_params),
		bodyTypes: toTexts(entry.body_param_types),
		buttons: Array.isArray(entry.buttons) ? asObjects(entry.buttons) : undefined,
	});
}
