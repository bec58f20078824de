import { defineOperation } from '../../core/declarations/operation';
import { groupOfEvent } from '../../groups/fields/group';
import {
	joinRequestIds,
	pickedJoinRequests,
	whichJoinRequests,
} from '../../groups/fields/joinRequests';
import { decideJoinRequests } from '../../groups/joinRequests/decisions';

export const operation = defineOperation({
	resource: 'joinRequest',
	operation: 'reject',
	name: 'Reject',
	action: 'Reject join requests',
	description:
		'Reject pending join requests of a group, either selected ones or all of them. Use it to turn away people who asked to join.',
	fields: [groupOfEvent, whichJoinRequests, joinRequestIds, pickedJoinRequests],
	run: async (session, values) =>
		await decideJoinRequests(session, values, { method: 'DELETE', status: 'rejected' }),
});
