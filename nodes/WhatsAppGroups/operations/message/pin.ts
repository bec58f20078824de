import { defineOperation } from '../../core/operation';
import { groupId } from '../../fields/group';
import { messageId, toGroupMessage, toSentMessage } from '../../fields/message';

export const operation = defineOperation({
	resource: 'message',
	operation: 'pin',
	name: 'Pin',
	action: 'Pin a message in a group',
	description: 'Pin a message for some days. A group has at most three pinned messages; the oldest one gives way.',
	fields: [
		groupId,
		messageId,
		{
			displayName: 'Days',
			name: 'expirationDays',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 30 },
			default: 7,
			required: true,
			description: 'How many days the message stays pinned, from 1 to 30',
			rules: { min: 1, max: 30 },
		},
	],
	requests: {
		graph: ({ groupId, messageId, expirationDays }) => ({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: toGroupMessage(groupId, {
				type: 'pin',
				pin: { type: 'pin', message_id: messageId.trim(), expiration_days: expirationDays },
			}),
		}),
	},
	lane: ({ groupId }) => groupId,
	output: (body, { groupId, messageId }) => ({ ...toSentMessage(body, groupId), pinned: true, pinnedMessageId: messageId.trim() }),
});
