import type { IDataObject, ResourceMapperValue } from 'n8n-workflow';
import { defineField, type FieldValues } from '../../core/declarations/field';
import type { UploadSession } from '../../core/declarations/session';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asText, compact } from '../../core/values/json';
import { isBlank } from '../../core/values/plain';
import { defineOperation } from '../../core/declarations/operation';
import { toGroups } from '../../groups/messages/groupMessage';
import { uploadOnce } from '../../groups/media/upload';
import {
	callbackData,
	fileName,
	messagingAccountId,
	pinForDays,
	replyTo,
} from '../../groups/fields/messageOptions';
import { recipients } from '../../groups/fields/targets';
import { cleanUpVariables, templateLanguage, templateName } from '../../groups/fields/template';
import { toParameterText } from '../../groups/templates/parameterText';
import { headerMedia, isLink, toComponents } from '../../groups/templates/components';

const variables = defineField({
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

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		callbackData,
		cleanUpVariables,
		{
			displayName: 'Components',
			name: 'components',
			type: 'json',
			default: '[]',
			placeholder:
				'e.g. [{ "type": "body", "parameters": [{ "type": "text", "text": "Saturday" }] }]',
			rules: { remedy: 'Write it as [{ "type": "body", "parameters": [ … ] }].' },
			description:
				"Components of the template in Meta's format, used instead of Variables. Needed if the template is set by an expression.",
		},
		{
			...fileName,
			description:
				'Name of the document in the header. By default, a document from the input data or a link keeps its own name.',
		},
		messagingAccountId,
		pinForDays,
		replyTo,
	],
});

const fields = [...recipients, templateName, templateLanguage, variables, options] as const;

type Values = FieldValues<typeof fields>;

/** Variables that people read; the others are files, and payloads of buttons. */
const isRead = (id: string) => /^(body|header_text)_|^button_\d+_url$/.test(id);

/** @throws InputRefusal when a variable that the template needs is empty, or would be refused. */
function readVariables({ variables, options }: Values): IDataObject {
	const { value, schema } = asObject(variables) as Partial<ResourceMapperValue>;
	const values = asObject(value);
	const fields = Array.isArray(schema) ? schema : [];
	for (const { id, displayName, required, removed } of fields)
		if (required && !removed && isBlank(asText(values[id]) ?? ''))
			throw new InputRefusal(
				`The template variable "${displayName}" is empty`,
				'Fill it in, or check the expression in it.',
			);
	const read = Object.entries(values).map(([id, text]) => {
		const name = fields.find((field) => field.id === id)?.displayName ?? id;
		const label = `The template variable "${name}"`;
		const isText = isRead(id) && typeof text === 'string' && text !== '';
		return [id, isText ? toParameterText(label, text, options.cleanUpVariables) : text] as const;
	});
	return Object.fromEntries(read);
}

function toContent(values: Values): IDataObject {
	const { templateName, languageCode, options } = values;
	const given = options.components ?? toComponents(readVariables(values), options.fileName?.trim());
	const template = compact({
		name: templateName,
		language: { code: languageCode },
		components: given.length > 0 ? given : undefined,
	});
	return { type: 'template', template };
}

/**
 * The variables with the header's file uploaded, where they name a field of the input that holds
 * one.
 */
async function uploadHeader(
	session: UploadSession,
	variables: IDataObject,
	wishedName?: string,
): Promise<IDataObject> {
	const mediaType = headerMedia.find((media) => variables[`header_${media}`] !== undefined);
	if (!mediaType || variables[`header_${mediaType}`] === null) return variables;
	const given = String(variables[`header_${mediaType}`]).trim();
	if (given === '' || isLink(given) || /^\d+$/.test(given)) return variables;
	const { mediaId, fileName: name } = await uploadOnce(session, given, {
		mediaType,
		...(mediaType === 'document' && { fileName: wishedName }),
	});
	return {
		...variables,
		[`header_${mediaType}`]: {
			id: mediaId,
			...(mediaType === 'document' && { filename: name }),
		},
	};
}

async function prepare(session: UploadSession, values: Values): Promise<Values> {
	// Everything that can be refused is refused before a file goes up.
	toContent(values);
	if (values.options.components !== undefined) return values;
	const value = await uploadHeader(session, readVariables(values), values.options.fileName);
	return { ...values, variables: { ...asObject(values.variables), value } };
}

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendTemplate',
	name: 'Send Template',
	action: 'Send a template to a group',
	description:
		'Send an approved message template to one or more WhatsApp groups, at any time, even outside the 24-hour window. Fill in its variables. Its header can contain an image, a video or a document.',
	fields,
	message: toGroups<Values>({ toContent, prepare }),
});
