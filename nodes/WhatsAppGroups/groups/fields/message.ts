import { defineField } from '../../core/declarations/field';
import { messageIdentifier } from '../identifiers';

export const messageId = defineField({
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	default: '',
	required: true,
	identifies: messageIdentifier,
	placeholder: 'e.g. wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0',
	description:
		'ID of the message, as returned by the node that sent it or the trigger that received it',
});
