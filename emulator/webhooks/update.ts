import { inviteLink } from '../state/group';
import type { EventKind, EventOf, SettingsOutcome, WhatsAppEvent } from '../state/event';
import { toItemError } from '../state/refusal';
import { received, receipts } from './messageUpdate';
import { describePerson, type Item, type Surroundings, type Update } from './description';

type Tell<Kind extends EventKind> = (event: EventOf<Kind>, around: Surroundings) => Item;

const updatesOfGroups: {
	[Kind in Exclude<EventKind, 'messageReceived' | 'messageStatus' | 'templateStatus'>]: {
		field: string;
		tell: Tell<Kind>;
	};
} = {
	groupCreated: { field: 'group_lifecycle_update', tell: created },
	groupCreateFailed: { field: 'group_lifecycle_update', tell: createFailed },
	groupDeleted: { field: 'group_lifecycle_update', tell: deleted },
	settingsUpdated: { field: 'group_settings_update', tell: settings },
	joined: { field: 'group_participants_update', tell: joined },
	joinRequestsApproved: { field: 'group_participants_update', tell: approved },
	joinRequestCreated: {
		field: 'group_participants_update',
		tell: (event, around) => asked('group_join_request_created', event, around),
	},
	joinRequestRevoked: {
		field: 'group_participants_update',
		tell: (event, around) => asked('group_join_request_revoked', event, around),
	},
	participantsRemoved: { field: 'group_participants_update', tell: removed },
	left: { field: 'group_participants_update', tell: left },
	suspended: {
		field: 'group_status_update',
		tell: (event, around) => status('group_suspend', event, around),
	},
	suspensionCleared: {
		field: 'group_status_update',
		tell: (event, around) => status('group_suspend_cleared', event, around),
	},
};

/** The updates that tell an event, one per participant where Meta tells it per participant. */
export function toUpdates(event: WhatsAppEvent, around: Surroundings): Update[] {
	if (event.kind === 'messageReceived') return [received(event.message, around)];
	if (event.kind === 'messageStatus') return receipts(event, around);
	if (event.kind === 'templateStatus') return [templateStatus(event)];
	const { field, tell } = updatesOfGroups[event.kind];
	// The table pairs every kind with the function for it, which TypeScript cannot follow.
	return [
		{
			field,
			list: 'groups',
			item: (tell as (event: WhatsAppEvent, around: Surroundings) => Item)(event, around),
		},
	];
}

/**
 * The field of the app subscription that an event belongs to; cheap, so that nobody builds what
 * nobody hears.
 */
export function fieldOf({ kind }: WhatsAppEvent): string {
	if (kind === 'messageReceived' || kind === 'messageStatus') return 'messages';
	return kind === 'templateStatus' ? 'message_template_status_update' : updatesOfGroups[kind].field;
}

function created({ group, requestId }: EventOf<'groupCreated'>, { seconds }: Surroundings): Item {
	return {
		timestamp: String(seconds),
		group_id: group.id,
		type: 'group_create',
		request_id: requestId,
		subject: group.subject,
		invite_link: inviteLink(group),
		join_approval_mode: group.joinApprovalMode,
	};
}

function createFailed(
	{ subject, description, requestId, error }: EventOf<'groupCreateFailed'>,
	{ seconds }: Surroundings,
): Item {
	const about = description === undefined ? {} : { description };
	return {
		timestamp: String(seconds),
		type: 'group_create',
		subject,
		...about,
		request_id: requestId,
		errors: [error],
	};
}

function deleted(
	{ groupId, requestId, error }: EventOf<'groupDeleted'>,
	{ seconds }: Surroundings,
): Item {
	const errors = error === undefined ? {} : { errors: [error] };
	return {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_delete',
		request_id: requestId,
		...errors,
	};
}

function joined({ groupId, person }: EventOf<'joined'>, { seconds, userIds }: Surroundings): Item {
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
function approved(
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

function asked(
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

function left({ groupId, person }: EventOf<'left'>, { seconds, userIds }: Surroundings): Item {
	const gone = [describePerson(person, userIds)];
	return {
		timestamp: String(seconds),
		group_id: groupId,
		type: 'group_participants_remove',
		removed_participants: gone,
		initiated_by: 'participant',
	};
}

function removed(
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

function settings(
	{ groupId, requestId, outcome }: EventOf<'settingsUpdated'>,
	{ seconds }: Surroundings,
): Item {
	const part = (attempted: { error?: object } | undefined, shown: Item): Item | undefined =>
		attempted && {
			...shown,
			update_successful: attempted.error === undefined,
			...(attempted.error ? { errors: [attempted.error] } : {}),
		};
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

function status(
	type: string,
	{ groupId }: EventOf<'suspended' | 'suspensionCleared'>,
	{ seconds }: Surroundings,
): Item {
	return { timestamp: String(seconds), type, group_id: groupId };
}

function templateStatus({ template }: EventOf<'templateStatus'>): Update {
	const { id, name, language, event } = template;
	const item = {
		event,
		message_template_id: Number(id),
		message_template_name: name,
		message_template_language: language,
		reason: 'NONE',
	};
	return { field: 'message_template_status_update', list: 'template', item };
}
