import type { EventKind, EventOf, WhatsAppEvent } from '../state/event';
import type { Item, Surroundings, Update } from './description';
import { created, createFailed, deleted, settings, status } from './groupUpdate';
import { personChanged, receipts, received } from './messageUpdate';
import { approved, asked, joined, left, removed } from './participantsUpdate';

type Tell<Kind extends EventKind> = (event: EventOf<Kind>, around: Surroundings) => Item;

const updatesOfGroups: {
	[
		Kind in Exclude<
			EventKind,
			'messageReceived' | 'messageStatus' | 'personChanged' | 'templateStatus'
		>
	]: {
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
	if (event.kind === 'personChanged') return [personChanged(event, around)];
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
	if (kind === 'messageReceived' || kind === 'messageStatus' || kind === 'personChanged')
		return 'messages';
	return kind === 'templateStatus' ? 'message_template_status_update' : updatesOfGroups[kind].field;
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
