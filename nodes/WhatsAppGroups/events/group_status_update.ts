import { defineWebhookField } from '../core/declarations/event';
import { asIsoTime, asObjects, asText, compact } from '../core/values/json';
import { findEntry } from '../core/values/findEntry';

const eventsOf: Readonly<Record<string, string>> = {
	group_suspend: 'group.suspended',
	group_suspend_cleared: 'group.suspensionCleared',
};

export const webhookField = defineWebhookField({
	field: 'group_status_update',
	events: [
		{
			value: 'group.suspended',
			name: 'Group Suspended',
			description: 'WhatsApp suspended a group for violating its policies',
		},
		{
			value: 'group.suspensionCleared',
			name: 'Group Suspension Cleared',
			description: 'WhatsApp lifted the suspension of a group',
		},
	],
	read: ({ groups }, collector) => {
		for (const group of asObjects(groups)) {
			const type = asText(group.type) ?? '';
			const event = findEntry(eventsOf, type);
			const groupId = asText(group.group_id);
			if (!event || groupId === undefined) collector.addUnknown(group);
			else
				collector.add(
					event,
					[groupId, asText(group.timestamp)],
					compact({ timestamp: asIsoTime(group.timestamp), groupId }),
					group,
				);
		}
	},
});
