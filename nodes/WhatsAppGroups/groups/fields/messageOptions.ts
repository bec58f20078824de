import { defineField } from '../../core/declarations/field';
import { accountIdentifier, messageIdentifier } from '../identifiers';

/** How many days a message can stay pinned. */
export const pinDays = {
	typeOptions: { minValue: 1, maxValue: 30 },
	rules: { min: 1, max: 30 },
} as const;

/** What every message can have, in the order of their names. */
export const broadcast = defineField({
	displayName: 'Broadcast',
	name: 'broadcast',
	type: 'string',
	isForAuthor: true,
	default: '',
	placeholder: 'e.g. newsletter-2026-03',
	description:
		'A name for all messages of this broadcast. The sent, delivered, read and failed events of the trigger return it as "broadcast". By default, it is the Resume Key.',
	rules: { maxLength: 100, isTrimmed: true },
});

export const callbackData = defineField({
	displayName: 'Callback Data',
	name: 'callbackData',
	type: 'string',
	isForAuthor: true,
	default: '',
	placeholder: 'e.g. order-8841:step-3',
	description:
		'Any text, at most 512 characters, that is returned with the delivered and read events of this message',
	rules: { maxLength: 512 },
});

export const fileName = defineField({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	forModel: 'name of the document, such as invoice.pdf',
	default: '',
	placeholder: 'e.g. invoice.pdf',
	description:
		'Name of the document in the group. By default, a document keeps the name that it has in the input item or in its link, and is called "Document" if it has none.',
	rules: { maxLength: 240 },
});

export const messagingAccountId = defineField({
	displayName: 'Messaging Account ID',
	name: 'messagingAccountId',
	type: 'string',
	isForAuthor: true,
	identifies: accountIdentifier,
	default: '',
	placeholder: 'e.g. 102290129340398',
	description:
		'ID of the WhatsApp Business Account that pays for the message. Needed only if the phone number belongs to several accounts.',
});

export const pinForDays = defineField({
	displayName: 'Pin for Days',
	name: 'pinForDays',
	type: 'number',
	forModel: 'how many days the message stays pinned, from 1 to 30',
	typeOptions: pinDays.typeOptions,
	default: 7,
	description:
		'Pin the message right after sending it, for this many days (1 to 30). A group can have at most three pinned messages.',
	rules: pinDays.rules,
});

export const previewOnly = defineField({
	displayName: 'Preview Only',
	name: 'previewOnly',
	type: 'boolean',
	default: true,
	absence: 'Without it, the message would be sent, so nothing is sent.',
	forModel: 'true to send nothing and only check it',
	description:
		'Whether to send nothing, and return for each group what would be sent, to how many people, and what WhatsApp would refuse',
});

export const replyTo = defineField({
	displayName: 'Reply to Message ID',
	name: 'replyTo',
	type: 'string',
	forModel: 'ID of the message in the group to reply to, beginning with "wamid."',
	identifies: messageIdentifier,
	default: '',
	placeholder: 'e.g. wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0',
	description:
		'ID of the message in the group to reply to. Use it only when you send to one group: the message does not exist in other groups.',
});
