import type { IDataObject } from 'n8n-workflow';
import { asBoolean, asIsoTime, asNumber, asObjects, asText, compact } from '../../core/values/json';

/** A person in the words of this package. Since 2026 any of the identifiers may be missing. */
export function toParticipant(entry: IDataObject): IDataObject {
	return compact({
		waId: asText(entry.wa_id),
		userId: asText(entry.user_id),
		parentUserId: asText(entry.parent_user_id),
		username: asText(entry.username),
	});
}

/**
 * A group as the user sees it. Meta quotes numbers and booleans in some answers; the list says
 * `created_at`.
 */
export function toGroup(entry: IDataObject): IDataObject {
	const participants = Array.isArray(entry.participants)
		? asObjects(entry.participants).map(toParticipant)
		: undefined;
	return compact({
		groupId: asText(entry.id),
		subject: asText(entry.subject),
		description: asText(entry.description),
		createdAt: asIsoTime(entry.creation_timestamp ?? entry.created_at),
		joinApprovalMode: asText(entry.join_approval_mode),
		suspended: asBoolean(entry.suspended),
		participantCount: asNumber(entry.total_participant_count),
		participants,
	});
}
