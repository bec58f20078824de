import { defineField, type FieldValues } from '../../core/declarations/field';
import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { toGroups } from '../../groups/messages/groupMessage';
import {
	callbackData,
	messagingAccountId,
	pinForDays,
	previewOnly,
	replyTo,
} from '../../groups/fields/messageOptions';
import { recipients } from '../../groups/fields/targets';

const text = defineField({
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Welcome! Ask anything about your order here.',
	description:
		'Text of the message, at most 4,096 characters. WhatsApp formats *bold*, _italic_, ~strikethrough~ and lists.',
	hint: 'Can be sent only within 24 hours after a participant has written in the group. Otherwise, use Send Template.',
	rules: { maxLength: 4096 },
});

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		callbackData,
		{
			displayName: 'Link Preview',
			name: 'previewUrl',
			type: 'boolean',
			isForAuthor: true,
			default: true,
			description: 'Whether WhatsApp shows a preview of the first link in the text',
		},
		messagingAccountId,
		pinForDays,
		previewOnly,
		replyTo,
	],
});

const fields = [...recipients, text, options] as const;

type Values = FieldValues<typeof fields>;

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send a text message to a group',
	description:
		'Send a text message to one or more WhatsApp groups. Use it to answer a question or to tell something. Someone must have joined the group. If no participant has written in it within the last 24 hours, use Send Template instead.',
	fields,
	message: toGroups<Values>({
		toContent: ({ text, options }) => ({
			type: 'text',
			text: compact({ body: text, preview_url: options.previewUrl }),
		}),
		isFreeForm: true,
	}),
});
