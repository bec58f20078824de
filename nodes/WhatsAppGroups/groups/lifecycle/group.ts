import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../core/declarations/request';
import {
	asBoolean,
	asIsoTime,
	asNumber,
	asObject,
	asObjects,
	asText,
	compact,
} from '../../core/values/json';
import { toParticipant } from '../people/participant';

/** Who can join, which 360dialog also gives as whether approval is required. */
export function toJoinApprovalMode(mode: unknown): string | undefined {
	const isRequired = asBoolean(mode);
	if (isRequired === undefined) return asText(mode);
	return isRequired ? 'approval_required' : 'auto_approve';
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
		joinApprovalMode: toJoinApprovalMode(entry.join_approval_mode),
		suspended: asBoolean(entry.suspended),
		participantCount: asNumber(entry.total_participant_count),
		participants,
	});
}

/**
 * The groups of a page. Graph wraps them: `data` is an object that holds `groups`, not an array.
 */
export function groupsOf(body: unknown): IDataObject[] {
	const { data } = asObject(body);
	return Array.isArray(data) ? asObjects(data) : asObjects(asObject(data).groups);
}

/** The question for the active groups of the phone number. */
export const listGroups: GraphRequest = { method: 'GET', on: 'phoneNumber', edge: 'groups' };
