import { inviteLink } from '../state/group';
import type { SettingsOutcome, WhatsAppEvent } from '../state/event';
import { toItemError } from '../state/refusal';
import { received, receipts } from './messageUpdate';
import { describePerson, type Item, type Surroundings, type Update } from './description';

type EventOf<Kind extends WhatsAppEvent['kind']> = Extract<WhatsAppEvent, { kind: Kind }>;

/** The updates that tell an event, one per participant where Meta tells it per participant. */
export function toUpdates(event: WhatsAppEvent, around: Surroundings): Update[] {
	switch (event.kind) {
		case 'groupCreated':
		case 'groupCreateFailed':
		case 'groupDeleted':
			return [group('group_lifecycle_update', lifecycle(event, around))];
		case 'settingsUpdated':
			return [group('group_settings_update', settings(event, around))];
		case 'suspended':
		case 'suspensionCleared':
			return [group('group_status_update', status(event, around))];
		case 'messageReceived':
			return [received(event.message, around)];
		case 'messageStatus':
			return receipts(event, around);
		case 'templateStatus':
			return [templateStatus(event)];
		default:
			return [group('group_participants_update', participants(event, around))];
	}
}

/** The fields of the app subscription that an event belongs to; cheap, so that nobody builds what nobody hears. */
export function fieldOf({ kind }: WhatsAppEvent): string {
	if (kind === 'messageReceived' || kind === 'messageStatus') return 'messages';
	if (kind === 'groupCreated' || kind === 'groupCreateFailed' || kind === 'groupDeleted') return 'group_lifecycle_update';
	if (kind === 'settingsUpdated') return 'group_settings_update';
	if (kind === 'suspended' || kind === 'suspensionCleared') return 'group_status_update';
	return kind === 'templateStatus' ? 'message_template_status_update' : 'group_participants_update';
}

function group(field: string, item: Item): Update {
	return { field, list: 'groups', item };
}

function lifecycle(event: EventOf<'groupCreated' | 'groupCreateFailed' | 'groupDeleted'>, { seconds }: Surroundings): Item {
	const timestamp = String(seconds);
	if (event.kind === 'groupDeleted') {
		return { timestamp, group_id: event.groupId, type: 'group_delete', request_id: event.requestId, ...(event.error ? { errors: [event.error] } : {}) };
	}
	if (event.kind === 'groupCreateFailed') {
		const { subject, description, requestId, error } = event;
		return { timestamp, type: 'group_create', subject, ...(description === undefined ? {} : { description }), request_id: requestId, errors: [error] };
	}
	const { id, subject, joinApprovalMode } = event.group;
	return {
		timestamp,
		group_id: id,
		type: 'group_create',
		request_id: event.requestId,
		subject,
		invite_link: inviteLink(event.group),
		join_approval_mode: joinApprovalMode,
	};
}

function participants(
	event: EventOf<'joined' | 'joinRequestsApproved' | 'joinRequestCreated' | 'joinRequestRevoked' | 'participantsRemoved' | 'left'>,
	{ seconds, userIds }: Surroundings,
): Item {
	const base = { timestamp: String(seconds), group_id: event.groupId };
	switch (event.kind) {
		case 'joined':
			return { ...base, type: 'group_participants_add', reason: 'invite_link', added_participants: [describePerson(event.person, userIds)] };
		case 'joinRequestsApproved': {
			const added = event.people.map((person) => ({ input: person.phoneHidden ? person.userId : person.waId, ...describePerson(person, userIds) }));
			return { ...base, type: 'group_participants_add', reason: 'invite_link', added_participants: added };
		}
		case 'left':
			return { ...base, type: 'group_participants_remove', removed_participants: [describePerson(event.person, userIds)], initiated_by: 'participant' };
		case 'participantsRemoved':
			return { ...base, ...removal(event) };
		default: {
			const type = event.kind === 'joinRequestCreated' ? 'group_join_request_created' : 'group_join_request_revoked';
			return { ...base, type, reason: 'invite_link', join_request_id: event.joinRequest.id, ...describePerson(event.joinRequest.person, userIds) };
		}
	}
}

function removal({ requestId, removed, failed }: EventOf<'participantsRemoved'>): Item {
	const base = { type: 'group_participants_remove', request_id: requestId, initiated_by: 'business' };
	const removedParticipants = removed.map((input) => ({ input }));
	if (failed.length === 0) return { ...base, removed_participants: removedParticipants };
	if (removed.length === 0) {
		return { ...base, failed_participants: failed.map(({ input }) => ({ input })), errors: failed.slice(0, 1).map(({ error }) => error) };
	}
	const error = { ...toItemError(131201), message: 'Failed to remove some participants from the group', title: 'Not All Participants Remove Succeeded' };
	return {
		...base,
		removed_participants: removedParticipants,
		failed_participants: failed.map((failure) => ({ input: failure.input, errors: [failure.error] })),
		errors: [error],
	};
}

function settings({ groupId, requestId, outcome }: EventOf<'settingsUpdated'>, { seconds }: Surroundings): Item {
	const part = (attempted: { error?: object } | undefined, shown: Item): Item | undefined =>
		attempted && { ...shown, update_successful: attempted.error === undefined, ...(attempted.error ? { errors: [attempted.error] } : {}) };
	const { picture, subject, description }: SettingsOutcome = outcome;
	return {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_settings_update',
		request_id: requestId,
		profile_picture: part(picture, { mime_type: picture?.mimeType, sha256: picture?.sha256 }),
		group_subject: part(subject, { text: subject?.text }),
		group_description: part(description, { text: description?.text }),
		...(outcome.error ? { errors: [outcome.error] } : {}),
	};
}

function status({ kind, groupId }: EventOf<'suspended' | 'suspensionCleared'>, { seconds }: Surroundings): Item {
	return { timestamp: String(seconds), type: kind === 'suspended' ? 'group_suspend' : 'group_suspend_cleared', group_id: groupId };
}

function templateStatus({ template }: EventOf<'templateStatus'>): Update {
	const { id, name, language, event } = template;
	const item = { event, message_template_id: Number(id), message_template_name: name, message_template_language: language, reason: 'NONE' };
	return { field: 'message_template_status_update', list: 'template', item };
}
