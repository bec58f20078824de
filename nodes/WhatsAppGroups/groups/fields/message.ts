import { defineField } from '../../core/declarations/field';
import { messageIdentifier } from '../identifiers';

const messageId = defineField({
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	default: '',
	required: true,
	identifies: messageIdentifier,
	placeholder: 'e.g. wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0',
	forModel:
		'ID of the message, beginning with "wamid.": messageId as the tool that sent it returned it, or message.id of a message that came',
	description:
		'ID of the message, as returned by the node that sent it or the trigger that received it',
});

/** One that the trigger received, or that the node before has sent. */
export const messageOfEvent = defineField({
	...messageId,
	startsWith: '={{ $json.message?.id ?? $json.messageId }}',
});
