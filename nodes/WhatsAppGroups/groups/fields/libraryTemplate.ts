import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { libraryTemplateIdentifier } from './identifiers';
import { asObject, asObjects, asText, compact } from '../../core/values/json';

/** Where Meta's ready-made templates are; it is the same for every business account. */
export const templateLibrary = { method: 'GET', on: 'templateLibrary' } as const;

export const libraryTemplateName = defineField({
	displayName: 'Library Template',
	name: 'libraryTemplateName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: libraryTemplateIdentifier,
	description: 'The ready-made template of Meta. For invite links: "Group invite upon request".',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a library template...',
			typeOptions: {
				searchListMethod: 'searchLibraryTemplates',
				searchable: true,
				searchFilterRequired: false,
			},
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. group_invite_link_1',
		},
	],
});

export function libraryTemplatesOf(body: unknown): IDataObject[] {
	return asObjects(asObject(body).data);
}

/** The picker of the library: those for groups first. */
export const libraryTemplateSearch: ListSearch = {
	request: () => templateLibrary,
	entries: (body) => {
		const isForGroups = ({ topic }: IDataObject) =>
			asText(topic)?.toUpperCase() === 'GROUP_INVITE_LINK' ? 0 : 1;
		return libraryTemplatesOf(body).sort((a, b) => isForGroups(a) - isForGroups(b));
	},
	toResult: ({ name, body }) => ({
		name: [asText(name), asText(body)].filter(Boolean).join(': ').slice(0, 120),
		value: asText(name) ?? '',
	}),
	pageSize: 250,
};

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
