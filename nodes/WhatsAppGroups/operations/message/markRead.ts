import { defineOperation } from '../../core/declarations/operation';
import { messageId } from '../../groups/fields/message';

export const operation = defineOperation({
	resource: 'message',
	operation: 'markRead',
	name: 'Mark as Read',
	action: 'Mark a message as read',
	description:
		'Show the participants of a WhatsApp group that a message of theirs was read. Earlier messages stay unread: each is marked on its own, best within 30 days.',
	fields: [{ ...messageId, description: 'ID of the received message, as the trigger gives it' }],
	request: ({ messageId }) => ({
		method: 'POST',
		on: 'phoneNumber',
		edge: 'messages',
		body: { messaging_product: 'whatsapp', status: 'read', message_id: messageId.trim() },
	}),
	orderedBy: ({ messageId }) => messageId,
	output: (_body, { messageId }) => ({ messageId: messageId.trim(), read: true }),
});
