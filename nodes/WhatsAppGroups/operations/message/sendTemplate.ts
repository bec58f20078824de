import type { IDataObject } from 'n8n-workflow';
import { defineField, type FieldValues } from '../../core/declarations/field';
import type { ReadingSession, UploadSession } from '../../core/declarations/session';
import { asObject, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { toGroups } from '../../groups/messages/groupMessage';
import {
	broadcast,
	callbackData,
	fileName,
	messagingAccountId,
	pinForDays,
	previewOnly,
	replyTo,
} from '../../groups/fields/messageOptions';
import { recipients } from '../../groups/fields/targets';
import {
	cleanUpVariables,
	components,
	templateLanguage,
	templateName,
	templateVariables,
} from '../../groups/fields/template';
import { toComponents } from '../../groups/templates/components';
import { readVariables } from '../../groups/templates/filled';
import { prepareHeader } from '../../groups/templates/headerFile';
import { problemsOfLink, problemsOfMedia } from '../../groups/media/problems';
import { readTemplateName } from '../../groups/templates/name';
import { filesIn, problemsOfTemplate } from '../../groups/templates/problems';

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		broadcast,
		callbackData,
		cleanUpVariables,
		components,
		{
			...fileName,
			description:
				'Name of the document in the header. By default, a document from the input data or a link keeps its own name.',
		},
		messagingAccountId,
		pinForDays,
		previewOnly,
		replyTo,
	],
});

const fields = [...recipients, templateName, templateLanguage, templateVariables, options] as const;

type Values = FieldValues<typeof fields>;

function toContent(values: Values): IDataObject {
	const { options, variables } = values;
	const { name, language } = readTemplateName(values);
	const given =
		options.components ??
		toComponents(readVariables(variables, options.cleanUpVariables), options.fileName?.trim());
	const template = compact({
		name,
		language: { code: language },
		components: given.length > 0 ? given : undefined,
	});
	return { type: 'template', template };
}

async function prepare(session: UploadSession, values: Values): Promise<Values> {
	// Everything that can be refused is refused before a file goes up.
	toContent(values);
	const { components, cleanUpVariables: isCleaned, fileName } = values.options;
	if (components !== undefined) return values;
	const variables = readVariables(values.variables, isCleaned);
	const value = await prepareHeader(session, variables, fileName);
	return { ...values, variables: { ...asObject(values.variables), value } };
}

/** The components as far as they can be made: what is missing is said by name. */
function componentsOf({ options, variables }: Values): IDataObject[] {
	return options.components ?? toComponents(asObject(asObject(variables).value));
}

async function findProblems(session: ReadingSession, values: Values): Promise<string[]> {
	const template = readTemplateName(values);
	const components = componentsOf(values);
	const files = filesIn(components).map(async ({ link, id, ...wanted }) => {
		if (link !== undefined) return await problemsOfLink(session, link, wanted);
		// Anything else names a field with a file of the input, which `prepare` looks at.
		return /^\d+$/.test(id ?? '') ? await problemsOfMedia(session, id ?? '', wanted) : [];
	});
	return [
		...(await problemsOfTemplate(session, template, components)),
		...(await Promise.all(files)).flat(),
	];
}

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendTemplate',
	name: 'Send Template',
	action: 'Send a template to a group',
	description:
		'Send an approved message template to one or more WhatsApp groups, at any time. Use it when no participant has written in the group within the last 24 hours. Fill in its variables. Its header can contain an image, a video or a document.',
	fields,
	message: toGroups<Values>({ toContent, prepare, findProblems }),
});
