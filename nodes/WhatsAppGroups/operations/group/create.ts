import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { asObject, asText, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { Stopped } from '../../core/process/wait';
import { waitForResult as poll } from '../../core/execution/waitForResult';
import { factsOf } from '../../errors/toNodeApiError';
import { groupsOf, listGroups, toGroup } from '../../groups/lifecycle/group';
import { description, joinApprovalMode, subject } from '../../groups/fields/groupSettings';
import { timeoutSeconds, waitForResult } from '../../groups/fields/waitForResult';
import { toAccepted, toWaiting } from '../../groups/lifecycle/accepted';
import {
	beginCreation,
	findCandidates,
	KnownGroups,
	leaveUnresolved,
	creationQueue,
	takeGroup,
	toComparable,
	type Creation,
	type ListedGroup,
} from '../../groups/lifecycle/newGroups';

const reportedBy = ['group.created', 'group.createFailed'];

const notThereYet =
	'A group was accepted, but did not appear in time. Do not create it again: look for it later with Group → Get Many. Published triggers with "Group Created" and "Group Creation Failed" report what became of it.';

interface NewGroup {
	subject: string;
	joinApprovalMode: string;
	waitForResult: boolean;
	additionalFields: { description?: string; timeoutSeconds?: number };
}

/** The body of the documented request. */
export function toNewGroup({ subject, joinApprovalMode, additionalFields }: NewGroup): IDataObject {
	return compact({
		messaging_product: 'whatsapp',
		subject: subject.trim(),
		description: additionalFields.description || undefined,
		join_approval_mode: joinApprovalMode,
	});
}

async function readAll(session: Session, add: (page: IDataObject[]) => void): Promise<void> {
	const entries = (body: unknown) => {
		const page = groupsOf(body);
		add(page);
		return page;
	};
	// Nothing is kept: the pages were handed on already.
	await session.list(listGroups, { entries, keep: () => false });
}

/** Sends the request once. One without an answer may have made a group, too. */
async function send(
	session: Session,
	values: NewGroup,
	creation: Creation,
): Promise<{ requestId?: string; answeredId?: string }> {
	const body = toNewGroup(values);
	const asking = session.ask({ method: 'POST', on: 'phoneNumber', edge: 'groups', body });
	const { request_id, id } = await asking.catch(async (error: unknown) => {
		if (factsOf(error)?.retry === 'unknown') leaveUnresolved(creation);
		return await Promise.reject(error);
	});
	const answeredId = asText(id);
	return { requestId: asText(request_id) ?? answeredId, answeredId };
}

async function toCreated(
	session: Session,
	{ id, entry }: ListedGroup,
	{ requestId, matchedBy, ...facts }: IDataObject,
): Promise<IDataObject> {
	const link = await session
		.ask({ method: 'GET', on: { group: id }, edge: 'invite_link' })
		.catch(() => ({}));
	const inviteLink = asText(asObject(link).invite_link);
	if (!inviteLink)
		session.hint(
			'A group was created, but its invite link could not be read. Get it with Invite Link → Get.',
		);
	const { groupId, createdAt } = toGroup(entry);
	return compact({
		groupId,
		// Second, so that n8n's table shows it without scrolling.
		inviteLink,
		...facts,
		requestId: requestId === id ? undefined : requestId,
		status: 'created',
		createdAt,
		matchedBy,
	});
}

/**
 * Accepted, but which group it made is not known: too early to see it, or several could be the one.
 */
function toUnmatched(session: Session, facts: IDataObject, candidates: ListedGroup[]): IDataObject {
	if (candidates.length === 0) {
		session.hint(notThereYet);
		return {
			...toAccepted(facts, reportedBy),
			reason: 'WhatsApp accepted the request, but the group did not appear in time.',
		};
	}
	session.hint(
		'A group was created, but it is not clear by which request. See "reason" in the item.',
	);
	const reason =
		'Several groups or requests have this subject at the moment, so it is not certain which of the candidates is the new group.';
	return { ...toAccepted(facts, reportedBy), reason, candidates: candidates.map(({ id }) => id) };
}

async function create(session: Session, values: NewGroup, key: string): Promise<IDataObject> {
	if (session.signal?.aborted) throw new Stopped();
	const { additionalFields } = values;
	const known = await session.once(
		'groups known',
		async () => await Promise.resolve(new KnownGroups(async (add) => await readAll(session, add))),
	);
	if (values.waitForResult) await session.once('groups before', async () => await known.read());
	const creation = beginCreation(known, key, values.subject);
	const { requestId, answeredId } = await send(session, values, creation);
	const facts = compact({
		subject: values.subject.trim(),
		joinApprovalMode: values.joinApprovalMode,
		requestId,
	});
	const look = async () => {
		await known.read();
		return takeGroup(known, creation, answeredId);
	};
	const group = values.waitForResult
		? await poll(look, toWaiting(session, additionalFields.timeoutSeconds))
		: undefined;
	const matchedBy = group?.id === answeredId ? 'ID in the answer' : 'subject and time of creation';
	if (group) return await toCreated(session, group, { ...facts, matchedBy });
	leaveUnresolved(creation);
	if (!values.waitForResult) return toAccepted(facts, reportedBy);
	return toUnmatched(session, facts, findCandidates(known, creation));
}

export const operation = defineOperation({
	resource: 'group',
	operation: 'create',
	name: 'Create',
	action: 'Create a group',
	description:
		'Create a group. Use it for a new deal, event or project. People join by its invite link, which is part of the output. Nobody can be added directly.',
	fields: [
		{ ...subject, required: true },
		joinApprovalMode,
		waitForResult,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [description, timeoutSeconds],
		},
	],
	run: async (session, values) => {
		const { provider, credentials } = session.channel;
		const key = JSON.stringify([provider.toSender(credentials), toComparable(values.subject)]);
		return await creationQueue.run(key, async () => await create(session, values, key));
	},
});
