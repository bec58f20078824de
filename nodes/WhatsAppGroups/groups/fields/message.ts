import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import { messageIdentifier } from './identifiers';
import { asObject, asObjects, asText, compact } from '../../core/values/json';

export const messageId = defineField({
	displayName: 'Message ID',
	name: 'messageId',
	type: 'string',
	default: '',
	required: true,
	identifies: messageIdentifier,
	placeholder: 'e.g. wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0',
	description:
		'ID of the message, as the node that sent it or the trigger that received it gives it',
});

/** The envelope of every message to a group. */
export function toGroupMessage(groupId: string, message: IDataObject): IDataObject {
	return { messaging_product: 'whatsapp', recipient_type: 'group', to: groupId.trim(), ...message };
}

/** Only the message ID is sure to be in the answer; the rest differs between Meta's own pages. */
export function toSentMessage(body: IDataObject, groupId: string): IDataObject {
	const message = asObject(asObjects(body.messages)[0]);
	return compact({
		groupId: groupId.trim(),
		messageId: asText(message.id),
		messageStatus: asText(message.message_status) ?? 'accepted',
		jobId: asText(body.job_id),
	});
}
