import type { ExpectedEvents } from '../../core/declarations/expectation';
import { compact } from '../../core/values/json';
import { matchReply } from '../../groups/questions/replies';

/** Replies to questions that workflows have asked in a group. */
export const expectedReplies: ExpectedEvents = {
	event: 'message.received',
	match: matchReply,
	toReport: ({ eventId, timestamp, groupId, participant, message }) =>
		compact({ eventId, timestamp, groupId, participant, message }),
};
