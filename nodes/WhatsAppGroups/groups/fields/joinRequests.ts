import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import type { Session } from '../../core/declarations/session';
import { asIsoTime, asNumber, asObject, asObjects, asText, compact } from '../../core/values/json';
import { toParticipant } from '../lifecycle/group';
import { joinRequestIdentifier } from './identifiers';

/** Which open join requests an approval or a rejection is about. */
export const whichJoinRequests = defineField({
	displayName: 'Join Requests',
	name: 'joinRequests',
	type: 'options',
	options: [
		{
			name: 'All Pending',
			value: 'allPending',
			description: 'Every request that is open at this moment',
		},
		{ name: 'By ID', value: 'selected', description: 'The requests with the IDs that you give' },
		{
			name: 'From List',
			value: 'picked',
			description: 'Requests chosen from the list of open ones',
		},
	],
	default: 'selected',
	absence: 'A decision cannot be taken back, so none is assumed.',
});

export const joinRequestIds = defineField({
	displayName: 'Join Request IDs',
	name: 'joinRequestIds',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.joinRequestId }}',
	description:
		'One ID, several with commas between them, or an array. The "Join Request Created" event has it as joinRequestId.',
	displayOptions: { show: { joinRequests: ['selected'] } },
	readAs: 'list',
	identifies: joinRequestIdentifier,
});

/** Open join requests picked from the list. */
export const pickedJoinRequests = defineField({
	displayName: 'Join Request Names or IDs',
	name: 'pickedJoinRequests',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadJoinRequests', loadOptionsDependsOn: ['groupId.value'] },
	default: [],
	required: true,
	description:
		'The requests to decide about. Choose a group first. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	displayOptions: { show: { joinRequests: ['picked'] } },
	readAs: 'list',
	identifies: joinRequestIdentifier,
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
	joinRequests: 'allPending' | 'selected' | 'picked';
	joinRequestIds: string[];
	pickedJoinRequests: string[];
}

interface Decision {
	/** Meta approves by POST and rejects by a DELETE with a body. */
	readonly method: 'POST' | 'DELETE';
	/** What becomes of the requests; Meta's answer names its list after it. */
	readonly status: 'approved' | 'rejected';
}

/** The IDs to decide about: the given ones, or all that are open now. */
async function chooseIds(
	session: Session,
	{ groupId, joinRequests, ...chosen }: ChosenJoinRequests,
): Promise<string[]> {
	if (joinRequests === 'selected') return chosen.joinRequestIds;
	if (joinRequests === 'picked') return chosen.pickedJoinRequests;
	const open = await session.list(
		{ method: 'GET', on: { group: groupId }, edge: 'join_requests' },
		{ entries: joinRequestsOf },
	);
	return open.flatMap(({ join_request_id }) => asText(join_request_id) ?? []);
}

/**
 * One output per request: Meta answers a bulk with what went through and what did not, under any
 * 2xx.
 */
export function toDecisions(
	body: IDataObject,
	groupId: string,
	status: Decision['status'],
): IDataObject[] {
	const doneIds = body[`${status}_join_requests`];
	const done = (Array.isArray(doneIds) ? doneIds : []).map((id) =>
		compact({ groupId, joinRequestId: asText(id), status }),
	);
	const failed = asObjects(body.failed_join_requests).map(({ join_request_id, errors }) => {
		const { code, title, message, error_data } = asObjects(errors)[0] ?? {};
		const reason = asText(asObject(error_data).details) ?? asText(message) ?? asText(title);
		return compact({
			groupId,
			joinRequestId: asText(join_request_id),
			status: 'failed',
			code: asNumber(code),
			reason,
		});
	});
	return [...done, ...failed];
}

/** Nothing that was asked about gets lost, whatever the answer has. */
function withUnmentioned(decisions: IDataObject[], groupId: string, ids: string[]): IDataObject[] {
	const mentioned = new Set(decisions.map(({ joinRequestId }) => joinRequestId));
	const reason = 'WhatsApp did not say what became of it. Read the open join requests to see.';
	const others = ids
		.filter((id) => !mentioned.has(id))
		.map((joinRequestId) => ({ groupId, joinRequestId, status: 'unknown', reason }));
	return [...decisions, ...others];
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
		method,
		on: { group: groupId },
		edge: 'join_requests',
		body: { messaging_product: 'whatsapp', join_requests: ids },
	});
	const decisions = withUnmentioned(toDecisions(body, groupId, status), groupId, ids);
	const failed = decisions.filter((decision) => decision.status === 'failed').length;
	if (failed > 0)
		session.hint(
			`${failed} of ${decisions.length} join requests could not be ${status}: see "reason" in the items`,
		);
	return decisions;
}

function toPick(entry: IDataObject): { name: string; value: string } {
	const phone = asText(entry.wa_id);
	const value = asText(entry.join_request_id) ?? '';
	const person = [
		phone && `+${phone}`,
		asText(entry.username) ?? (phone ? undefined : asText(entry.user_id)),
	];
	return { name: person.filter(Boolean).join(' · ') || value, value };
}

/** The join request picker: the open requests of the group that is chosen above it. */
export const joinRequestSearch: ListSearch = {
	request: (parameter) => {
		const group = parameter('groupId').trim();
		return group ? { method: 'GET', on: { group }, edge: 'join_requests' } : undefined;
	},
	entries: joinRequestsOf,
	toResult: toPick,
};
