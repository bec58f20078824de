import type { IDataObject } from 'n8n-workflow';
import { defineWebhookField, type Collector } from '../core/declarations/event';
import { asIsoTime, asObjects, asText, compact } from '../core/values/json';
import { toFailures } from '../groups/failures';
import { toJoinApprovalMode } from '../groups/lifecycle/group';
import { findEntry } from '../core/values/findEntry';

/** Meta gives no flag for success: it failed if there are errors. */
const eventsOf: Readonly<Record<string, { done: string; failed: string }>> = {
	group_create: { done: 'group.created', failed: 'group.createFailed' },
	group_delete: { done: 'group.deleted', failed: 'group.deleteFailed' },
};

function readGroup(group: IDataObject, collector: Collector): void {
	const type = asText(group.type) ?? '';
	const kind = findEntry(eventsOf, type);
	if (!kind) return collector.addUnknown(group);
	const errors = toFailures(group.errors);
	const groupId = asText(group.group_id);
	const requestId = asText(group.request_id);
	const key = requestId === undefined ? [groupId, asText(group.timestamp)] : [requestId];
	collector.add(
		errors ? kind.failed : kind.done,
		key,
		compact({
			timestamp: asIsoTime(group.timestamp),
			groupId,
			requestId,
			subject: asText(group.subject),
			description: asText(group.description),
			inviteLink: asText(group.invite_link),
			joinApprovalMode: toJoinApprovalMode(group.join_approval_mode),
			errors,
		}),
		group,
	);
}

export const webhookField = defineWebhookField({
	field: 'group_lifecycle_update',
	events: [
		{
			value: 'group.created',
			name: 'Group Created',
			description: 'A group was created. Includes its invite link.',
		},
		{
			value: 'group.createFailed',
			name: 'Group Creation Failed',
			description: 'A group could not be created. Includes the reason.',
		},
		{ value: 'group.deleted', name: 'Group Deleted', description: 'A group was deleted' },
		{
			value: 'group.deleteFailed',
			name: 'Group Deletion Failed',
			description: 'A group could not be deleted. Includes the reason.',
		},
	],
	read: ({ groups }, collector) => {
		for (const group of asObjects(groups)) readGroup(group, collector);
	},
});
