import { defineOperation } from '../../core/declarations/operation';
import { toPinRequest, toSentMessage } from '../../groups/messages/groupMessage';
import { groupOfEvent } from '../../groups/fields/group';
import { messageOfEvent } from '../../groups/fields/message';

export const operation = defineOperation({
	resource: 'message',
	operation: 'unpin',
	name: 'Unpin',
	action: 'Unpin a message in a group',
	description:
		'Unpin a message in a WhatsApp group. Use it when a pinned message is out of date. The message itself stays in the group.',
	fields: [groupOfEvent, messageOfEvent],
	request: ({ groupId, messageId }) => toPinRequest(groupId, messageId),
	orderedBy: ({ groupId }) => groupId,
	output: (body, { groupId, messageId }) => ({
		...toSentMessage(body, groupId),
		pinned: false,
		unpinnedMessageId: messageId.trim(),
	}),
});
