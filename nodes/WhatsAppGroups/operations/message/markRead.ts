import { defineOperation } from '../../core/declarations/operation';
import { messageOfEvent } from '../../groups/fields/message';

export const operation = defineOperation({
	resource: 'message',
	operation: 'markRead',
	name: 'Mark as Read',
	action: 'Mark a message as read',
	description:
		'Mark a message that was received from a WhatsApp group as read. Use it when the message has been dealt with. Earlier messages stay unread: mark each one separately, preferably within 30 days.',
	fields: [
		{ ...messageOfEvent, description: 'ID of the received message, as returned by the trigger' },
	],
	request: ({ messageId }) => ({
		method: 'POST',
		on: 'phoneNumber',
		edge: 'messages',
		body: { messaging_product: 'whatsapp', status: 'read', message_id: messageId.trim() },
	}),
	orderedBy: ({ messageId }) => messageId,
	output: (_body, { messageId }) => ({ messageId: messageId.trim(), read: true }),
});
