import type { IDataObject } from 'n8n-workflow';
import { defineField, type FieldValues } from '../../core/declarations/field';
import type { PreparingSession } from '../../core/declarations/session';
import { asObject, asObjects, asText, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { toMessageExtras, toSentMessage, withoutName } from '../../groups/messages/groupMessage';
import { groupId } from '../../groups/fields/group';
import { broadcast, callbackData, messagingAccountId } from '../../groups/fields/messageOptions';
import { people } from '../../groups/fields/people';
import { isUserId } from '../../groups/people/identifiers';
import {
	cleanUpVariables,
	inviteTemplateName,
	inviteVariables,
	templateLanguage,
	withNameAlone,
} from '../../groups/fields/template';
import { toComponentsAt, toInviteComponents, type Invitation } from '../../groups/templates/invite';
import { isFilledIn, readVariables } from '../../groups/templates/filled';
import { readTemplateName } from '../../groups/templates/name';
import { toParameterText } from '../../groups/templates/parameterText';
import type { GraphRequest } from '../../core/declarations/request';

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
		{
			displayName: 'Invite Link Position',
			name: 'linkPosition',
			type: 'number',
			isForAuthor: true,
			typeOptions: { minValue: 1 },
			default: 1,
			description:
				'Which variable of the template text is the invite link: 1 for {{1}}, 2 for {{2}} and so on. By default, it is read from the template. Needed only if the credential may not read templates.',
			rules: { min: 1, max: 50 },
		},
		messagingAccountId,
	],
});

const bodyParameters = defineField({
	displayName: 'Body Parameters',
	name: 'bodyParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Parameter',
	default: {},
	displayOptions: withNameAlone,
	description:
		'Values for the other variables of the template text, in order, for example the name of the person. Used where Variables is empty, such as with a template that is set by an expression.',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameter',
			values: [
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. Sheena',
					rules: { maxLength: 1024 },
				},
			],
		},
	],
});

const fields = [
	groupId,
	people,
	inviteTemplateName,
	templateLanguage,
	inviteVariables,
	bodyParameters,
	options,
] as const;

type Values = FieldValues<typeof fields>;

/** The further parameters. @throws InputRefusal for one that WhatsApp would refuse. */
function readTexts(given: unknown, isCleaned?: boolean): string[] {
	return asObjects(asObject(given).parameter).map(({ text }, index) =>
		toParameterText(`Parameter ${index + 1} of Body Parameters`, asText(text) ?? '', isCleaned),
	);
}

function toInvitation(values: Values): Invitation {
	const { groupId, variables, bodyParameters, options } = values;
	const { cleanUpVariables: isCleaned } = options;
	const texts = readTexts(bodyParameters, isCleaned);
	// The form of a workflow that was saved with Body Parameters is empty.
	const isForm = texts.length === 0 || isFilledIn(variables);
	return {
		groupId,
		template: readTemplateName(values),
		variables: isForm ? readVariables(variables, isCleaned) : {},
		texts,
		position: options.linkPosition,
	};
}

/** The values with the components of the message, which are the same for everybody. */
interface Prepared extends Values {
	readonly components?: IDataObject[];
}

async function prepare(session: PreparingSession, values: Values): Promise<Prepared> {
	return { ...values, components: await toInviteComponents(session, toInvitation(values)) };
}

/**
 * A message to one person; WhatsApp replaces the group ID in it by the invite link when it is
 * delivered.
 */
function toInvite(id: string, values: Prepared): GraphRequest {
	const { name, language } = readTemplateName(values);
	return {
		method: 'POST',
		on: 'phoneNumber',
		edge: 'messages',
		body: {
			messaging_product: 'whatsapp',
			recipient_type: 'individual',
			...(isUserId(id) ? { recipient: id } : { to: id }),
			type: 'template',
			template: {
				name,
				language: { code: language },
				components: values.components ?? toComponentsAt(toInvitation(values)),
			},
			...toMessageExtras(values.options),
		},
	};
}

function toInvited(body: IDataObject, id: string, { groupId }: Values): IDataObject {
	const { wa_id, user_id } = asObjects(body.contacts)[0] ?? {};
	return compact({
		...toSentMessage(body, groupId),
		to: id,
		waId: asText(wa_id),
		userId: asText(user_id) ?? (isUserId(id) ? id : undefined),
	});
}

export const operation = defineOperation({
	resource: 'inviteLink',
	operation: 'send',
	name: 'Send',
	action: 'Send the invite link of a group',
	description:
		'Invite people to a WhatsApp group: each person gets an approved template with the invite link, in a personal message. Use it for people who are not in the group yet. Works at any time.',
	fields,
	message: {
		targets: ({ people }) => ({ key: 'to', plural: 'people', ids: people }),
		requestTo: toInvite,
		output: toInvited,
		toIdentity: withoutName,
		prepare,
		validate: (values, { provider, credentials }) => {
			for (const id of values.people) provider.toWire(toInvite(id, values), credentials);
		},
	},
});
