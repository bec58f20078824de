import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../core/field';
import { asIsoTime, asNumber, asObject, asObjects, asText, compact } from '../core/json';
import type { Session } from '../core/session';
import { toParticipant } from './groupFacts';

/** Which open join requests an approval or a rejection is about. */
export const whichJoinRequests = defineField({
	displayName: 'Join Requests',
	name: 'joinRequests',
	type: 'options',
	options: [
		{ name: 'All Pending', value: 'allPending', description: 'Every request that is open at this moment' },
		{ name: 'Selected', value: 'selected', description: 'The requests with the IDs that you give' },
	],
	default: 'selected',
});

export const joinRequestIds = defineField({
	displayName: 'Join Request IDs',
	name: 'joinRequestIds',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.joinRequestId }}',
	description: 'One ID, several with commas between them, or an array. The "Join Request Created" event has it as joinRequestId.',
	displayOptions: { show: { joinRequests: ['selected'] } },
	readAs: 'list',
});

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

interface ChosenJoinRequests {
	groupId: string;
	joinRequests: 'allPending' | 'selected';
	joinRequestIds: string[];
}

interface Decision {
	/** Meta approves by POST and rejects by a DELETE with a body. */
	readonly method: 'POST' | 'DELETE';
	/** What becomes of the requests; Meta's answer names its list after it. */
	readonly status: 'approved' | 'rejected';
}

/** The IDs to decide about: the given ones, or all that are open now. */
async function chooseIds(session: Session, { groupId, joinRequests, joinRequestIds }: ChosenJoinRequests): Promise<string[]> {
	if (joinRequests === 'selected') return joinRequestIds;
	const open = await session.list(
		{ graph: { method: 'GET', on: { group: groupId }, edge: 'join_requests' } },
		{ entries: joinRequestsOf },
	);
	return open.flatMap(({ join_request_id }) => asText(join_request_id) ?? []);
}

/** One output per request: Meta answers a bulk with what went through and what did not, under any 2xx. */
export function toDecisions(body: IDataObject, groupId: string, status: Decision['status']): IDataObject[] {
	const doneIds = body[`${status}_join_requests`];
	const done = (Array.isArray(doneIds) ? doneIds : []).map((id) => compact({ groupId, joinRequestId: asText(id), status }));
	const failed = asObjects(body.failed_join_requests).map(({ join_request_id, errors }) => {
		const { code, title, message, error_data } = asObjects(errors)[0] ?? {};
		const reason = asText(asObject(error_data).details) ?? asText(message) ?? asText(title);
		return compact({ groupId, joinRequestId: asText(join_request_id), status: 'failed', code: asNumber(code), reason });
	});
	return [...done, ...failed];
}

/** Approves or rejects in bulk; one output item per request. */
export async function decideJoinRequests(
	session: Session,
	values: ChosenJoinRequests,
	{ method, status }: Decision,
): Promise<IDataObject[]> {
	const { groupId } = values;
	const ids = await chooseIds(session, values);
	if (ids.length === 0) {
		session.hint('No join request was open, so nothing was sent');
		return [];
	}
	const body = await session.ask({
		graph: {
			method,
			on: { group: groupId },
			edge: 'join_requests',
			body: { messaging_product: 'whatsapp', join_requests: ids },
		},
	});
	const decisions = toDecisions(body, groupId, status);
	const failed = decisions.filter((decision) => decision.status === 'failed').length;
	if (failed > 0) session.hint(`${failed} of ${decisions.length} join requests could not be ${status}: see "reason" in the items`);
	return decisions;
}
