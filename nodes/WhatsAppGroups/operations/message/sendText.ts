import { defineField, type FieldValues } from '../../core/declarations/field';
import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { toGroups } from '../../groups/messages/groupMessage';
import { splitText } from '../../groups/messages/splitText';
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
});

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		broadcast,
		callbackData,
		{
			displayName: 'If the Text Is Too Long',
			name: 'ifTooLong',
			type: 'options',
			options: [
				{
					name: 'Refuse',
					value: 'refuse',
					description: 'Send nothing, and say how long the text is',
				},
				{
					name: 'Split',
					value: 'split',
					description:
						'Send it as several messages in order, cut at paragraphs, else at sentences, else at words',
				},
			],
			default: 'split',
			description:
				'What to do with a text of more than 4,096 characters. Without this option, it is refused.',
		},
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

/** In characters (Unicode code points). */
const longest = 4096;
/** Nobody reads more; a larger text is rather a mistake in the workflow. */
const mostParts = 20;

function refuse(complaint: string): never {
	throw new InputRefusal(
		complaint,
		'Shorten Text, or set If the Text Is Too Long to Split under Options.',
	);
}

/** The texts that go out: one, or as many as it takes. @throws InputRefusal */
function textsOf({ text, options }: Values): string[] {
	if (text.length <= longest) return [text];
	const length = [...text].length;
	if (length <= longest) return [text];
	if (options.ifTooLong !== 'split')
		refuse(`Text has ${length} characters, but WhatsApp accepts at most ${longest}`);
	const texts = length > mostParts * longest ? [] : splitText(text, longest);
	if (texts.length > 0 && texts.length <= mostParts) return texts;
	throw new InputRefusal(
		`Text has ${length} characters, which would be more than ${mostParts} messages`,
		'Shorten Text, or send it as a document.',
	);
}

/** Only the first of several quotes a message, and is pinned. */
function toParts(values: Values): Values[] {
	const texts = textsOf(values);
	if (texts.length === 1) return [values];
	const { replyTo: _quoted, pinForDays: _days, ...others } = values.options;
	return texts.map((text, index) =>
		index === 0 ? { ...values, text } : { ...values, text, options: others },
	);
}

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
		validate: (values) => void textsOf(values),
		parts: toParts,
		isFreeForm: true,
	}),
});
