import type { IDataObject } from 'n8n-workflow';
import { defineField, type FieldValues } from '../../core/declarations/field';
import { defineOperation } from '../../core/declarations/operation';
import { InputRefusal } from '../../errors/inputRefusal';
import {
	broadcast,
	callbackData,
	messagingAccountId,
	pinForDays,
	previewOnly,
	replyTo,
} from '../../groups/fields/messageOptions';
import { recipients } from '../../groups/fields/targets';
import { toGroups } from '../../groups/messages/groupMessage';

const customType = defineField({
	displayName: 'Type',
	name: 'customType',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. location',
	description: "Meta's name for the type of the message, such as contacts, location or reaction",
	rules: { isTrimmed: true, maxLength: 40 },
});

const content = defineField({
	displayName: 'Content',
	name: 'content',
	type: 'json',
	readAs: 'json',
	default: '',
	required: true,
	placeholder: 'e.g. { "latitude": 52.52, "longitude": 13.405, "name": "Office" }',
	rules: { remedy: 'Write it as { "latitude": 52.52, "longitude": 13.405 }.' },
	description:
		"Content of the message as JSON in Meta's format: the object that has the name of the type. It is sent unchanged.",
});

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [broadcast, callbackData, messagingAccountId, pinForDays, previewOnly, replyTo],
});

const fields = [...recipients, customType, content, options] as const;

type Values = FieldValues<typeof fields>;

/** Keys of the envelope, and what has an operation of its own that checks it. */
const taken: Readonly<Record<string, string>> = {
	audio: 'Send Media',
	document: 'Send Media',
	image: 'Send Media',
	pin: 'Pin',
	sticker: 'Send Media',
	template: 'Send Template',
	text: 'Send Text',
	video: 'Send Media',
};

const shape = /^[a-z]+(_[a-z]+)*$/;
const envelope = new Set([
	'biz_opaque_callback_data',
	'context',
	'messaging_account_id',
	'messaging_product',
	'recipient',
	'recipient_type',
	'status',
	'to',
	'type',
]);

/** @throws InputRefusal for what is no type. */
function checkType({ customType: type }: Values): void {
	if (Object.hasOwn(taken, type))
		throw new InputRefusal(
			`Type is "${type}", which has an operation of its own`,
			`Use ${taken[type] ?? ''}.`,
		);
	if (!shape.test(type) || envelope.has(type))
		throw new InputRefusal(
			`Type is "${type}", which is not a type of message`,
			'Enter one word in lowercase, such as location, contacts or reaction.',
		);
}

function toContent(values: Values): IDataObject {
	checkType(values);
	return { type: values.customType, [values.customType]: values.content };
}

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendCustom',
	name: 'Send Custom',
	action: 'Send a custom message to a group',
	description:
		"Send a message of another type, such as a location, contacts or a reaction, with content in Meta's format. Use it only when no other operation sends what you need: WhatsApp may refuse it in groups.",
	notice:
		'Meta does not document such messages for groups. WhatsApp may refuse them, or accept them and deliver nothing.',
	fields,
	message: toGroups<Values>({ toContent, validate: checkType, isFreeForm: true }),
});
