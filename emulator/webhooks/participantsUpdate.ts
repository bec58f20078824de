import type { EventOf } from '../state/event';
import { toItemError } from '../state/refusal';
import { describePerson, type Item, type Surroundings } from './description';

export function joined(
	{ groupId, person }: EventOf<'joined'>,
	{ seconds, userIds }: Surroundings,
): Item {
	const added = [describePerson(person, userIds)];
	return {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_participants_add',
		reason: 'invite_link',
		added_participants: added,
	};
}

/** Approved people differ from those who came by themselves only in `input`. */
export function approved(
	{ groupId, people }: EventOf<'joinRequestsApproved'>,
	{ seconds, userIds }: Surroundings,
): Item {
	const added = people.map((person) => ({
		input: person.phoneHidden ? person.userId : person.waId,
		...describePerson(person, userIds),
	}));
	return {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_participants_add',
		reason: 'invite_link',
		added_participants: added,
	};
}

export function asked(
	type: string,
	{ groupId, joinRequest }: EventOf<'joinRequestCreated' | 'joinRequestRevoked'>,
	{ seconds, userIds }: Surroundings,
): Item {
	const base = {
		timestamp: String(seconds),
		group_id: groupId,
		type,
		reason: 'invite_link',
		join_request_id: joinRequest.id,
	};
	return { ...base, ...describePerson(joinRequest.person, userIds) };
}

export function left(
	{ groupId, person }: EventOf<'left'>,
	{ seconds, userIds }: Surroundings,
): Item {
	const gone = [describePerson(person, userIds)];
	return {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_participants_remove',
		removed_participants: gone,
		initiated_by: 'participant',
	};
}

export function removed(
	{ groupId, requestId, removed: gone, failed }: EventOf<'participantsRemoved'>,
	{ seconds }: Surroundings,
): Item {
	const base = {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_participants_remove',
		request_id: requestId,
		initiated_by: 'business',
	};
	const removedParticipants = gone.map((input) => ({ input }));
	if (failed.length === 0) return { ...base, removed_participants: removedParticipants };
	if (gone.length === 0) {
		return {
			...base,
			failed_participants: failed.map(({ input }) => ({ input })),
			errors: failed.slice(0, 1).map(({ error }) => error),
		};
	}
	const error = {
		...toItemError(131201),
		message: 'Failed to remove some participants from the group',
		title: 'Not All Participants Remove Succeeded',
	};
	return {
		...base,
		removed_participants: removedParticipants,
		failed_participants: failed.map((failure) => ({
			input: failure.input,
			errors: [failure.error],
		})),
		errors: [error],
	};
}
