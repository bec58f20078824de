import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../core/declarations/request';
import { asIsoTime, asObject, asObjects, asText, compact } from '../../core/values/json';
import { toParticipant } from '../people/participant';

/** The question for the open join requests of a group. */
export function listJoinRequests(groupId: string): GraphRequest {
	return { method: 'GET', on: { group: groupId }, edge: 'join_requests' };
}

export function joinRequestsOf(body: unknown): IDataObject[] {
	return asObjects(asObject(body).data);
}

/** A join request as the user sees it. */
export function toJoinRequest(entry: IDataObject, groupId: string): IDataObject {
	return compact({
		groupId,
		joinRequestId: asText(entry.join_request_id),
		createdAt: asIsoTime(entry.creation_timestamp),
		participant: toParticipant(entry),
	});
}
