import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { asText, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { waitForResult as poll } from '../../core/execution/waitForResult';
import { factsOf } from '../../errors/toNodeApiError';
import { groupId } from '../../groups/fields/group';
import { timeoutSeconds, waitForResult } from '../../groups/fields/waitForResult';
import { toAccepted, toWaiting } from '../../groups/lifecycle/accepted';

const reportedBy = ['group.deleted', 'group.deleteFailed'];

/**
 * What Graph says of a group that does not exist: an unknown group, or an object that cannot be
 * loaded.
 */
const goneCodes = [131041, 100];

async function isGone(session: Session, groupId: string): Promise<true | undefined> {
	try {
		await session.ask({ method: 'GET', on: { group: groupId } });
		return undefined;
	} catch (error) {
		const code = factsOf(error)?.code;
		return code !== undefined && goneCodes.includes(code) ? true : undefined;
	}
}

interface Deletion {
	groupId: string;
	waitForResult: boolean;
	options: { timeoutSeconds?: number };
}

async function deleteGroup(session: Session, values: Deletion): Promise<IDataObject> {
	const { groupId, options } = values;
	const { request_id } = await session.ask({ method: 'DELETE', on: { group: groupId } });
	const facts = compact({ groupId, requestId: asText(request_id) });
	if (!values.waitForResult) return { deleted: false, ...toAccepted(facts, reportedBy) };
	const gone = await poll(
		async () => await isGone(session, groupId),
		toWaiting(session, options.timeoutSeconds),
	);
	if (gone) return { deleted: true, ...facts, status: 'deleted' };
	session.hint(
		'A group still existed when the timeout expired. Look later with Group → Get Many whether it is gone. Published triggers with "Group Deleted" and "Group Deletion Failed" report what became of it.',
	);
	const reason =
		'WhatsApp accepted the request, but the group still existed when the timeout expired.';
	return { deleted: false, ...toAccepted(facts, reportedBy), reason };
}

export const operation = defineOperation({
	resource: 'group',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete a group',
	description:
		'Delete a group permanently and remove everyone in it. Use it only when nobody needs the group any more. This cannot be undone.',
	notice: 'This cannot be undone: everybody is removed, and the group is gone.',
	fields: [
		groupId,
		waitForResult,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			displayOptions: { show: { waitForResult: [true] } },
			options: [timeoutSeconds],
		},
	],
	run: deleteGroup,
});
