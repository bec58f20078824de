import { defineOperation } from '../../core/declarations/operation';
import { toPinRequest, toSentMessage } from '../../groups/messages/groupMessage';
import { groupOfEvent } from '../../groups/fields/group';
import { messageOfEvent } from '../../groups/fields/message';
import { pinDays } from '../../groups/fields/messageOptions';

export const operation = defineOperation({
	resource: 'message',
	operation: 'pin',
	name: 'Pin',
	action: 'Pin a message in a group',
	description:
		'Pin a message at the top of a WhatsApp group for 1 to 30 days. Use it for what everybody should find again. A group can have at most three pinned messages: a fourth one replaces the oldest.',
	fields: [
		groupOfEvent,
		messageOfEvent,
		{
			displayName: 'Days',
			name: 'expirationDays',
			type: 'number',
			...pinDays,
			default: 7,
			required: true,
			description: 'How many days the message stays pinned, from 1 to 30',
		},
	],
	request: ({ groupId, messageId, expirationDays }) =>
		toPinRequest(groupId, messageId, expirationDays),
	orderedBy: ({ groupId }) => groupId,
	output: (body, { groupId, messageId }) => ({
		...toSentMessage(body, groupId),
		pinned: true,
		pinnedMessageId: messageId.trim(),
	}),
});
