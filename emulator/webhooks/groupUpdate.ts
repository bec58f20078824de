import type { EventOf, SettingsOutcome } from '../state/event';
import { inviteLink } from '../state/group';
import type { Item, Surroundings } from './description';

export function created(
	{ group, requestId }: EventOf<'groupCreated'>,
	{ seconds }: Surroundings,
): Item {
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

export function createFailed(
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

export function deleted(
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

export function settings(
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

export function status(
	type: string,
	{ groupId }: EventOf<'suspended' | 'suspensionCleared'>,
	{ seconds }: Surroundings,
): Item {
	return { timestamp: String(seconds), type, group_id: groupId };
}
