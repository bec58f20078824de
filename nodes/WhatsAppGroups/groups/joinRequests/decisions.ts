import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { asNumber, asObject, asObjects, asText, compact } from '../../core/values/json';
import { joinRequestsOf, listJoinRequests } from './listing';

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
	const open = await session.list(listJoinRequests(groupId), { entries: joinRequestsOf });
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
	const reason =
		'WhatsApp did not say whether it was carried out. Get the pending join requests to find out.';
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
		session.hint('There were no pending join requests, so nothing was sent');
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
			`${failed} of ${decisions.length} join requests could not be ${status}. See "reason" in the items.`,
		);
	return decisions;
}
