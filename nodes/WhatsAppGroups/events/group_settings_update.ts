import type { IDataObject } from 'n8n-workflow';
import { defineWebhookField, type Collector } from '../core/declarations/event';
import { asBoolean, asIsoTime, asObject, asObjects, asText, compact } from '../core/values/json';
import { toFailures } from '../groups/failures';

const settings = {
	subject: 'group_subject',
	description: 'group_description',
	profilePicture: 'profile_picture',
} as const;

/**
 * Only what was asked to change is in the webhook; a part without a flag failed if it has errors.
 */
function readChange(part: IDataObject): IDataObject {
	const errors = toFailures(part.errors);
	return compact({
		successful: asBoolean(part.update_successful) ?? errors === undefined,
		text: asText(part.text),
		mimeType: asText(part.mime_type),
		sha256: asText(part.sha256),
		errors,
	});
}

function readChanges(group: IDataObject): Record<string, IDataObject> {
	const given = Object.entries(settings).filter(
		([, name]) => typeof group[name] === 'object' && group[name] !== null,
	);
	return Object.fromEntries(
		given.map(([setting, name]) => [setting, readChange(asObject(group[name]))]),
	);
}

function chooseEvent(changes: IDataObject[], errors: unknown): string {
	const succeeded = changes.filter(({ successful }) => successful === true).length;
	if (succeeded === changes.length && (changes.length > 0 || !errors))
		return 'group.settingsUpdated';
	return succeeded === 0 ? 'group.settingsUpdateFailed' : 'group.settingsPartlyUpdated';
}

function readGroup(group: IDataObject, collector: Collector): void {
	if (group.type !== 'group_settings_update') return collector.addUnknown(group);
	const changes = readChanges(group);
	const errors = toFailures(group.errors);
	const groupId = asText(group.group_id);
	const requestId = asText(group.request_id);
	// One request may be reported in parts.
	const key = [
		...(requestId === undefined ? [groupId] : [requestId]),
		asText(group.timestamp),
		Object.keys(changes).join(),
	];
	const { subject, description } = changes;
	collector.add(
		chooseEvent(Object.values(changes), errors),
		key,
		compact({
			timestamp: asIsoTime(group.timestamp),
			groupId,
			requestId,
			subject: subject?.successful === true ? subject.text : undefined,
			description: description?.successful === true ? description.text : undefined,
			changes,
			errors,
		}),
		group,
	);
}

export const webhookField = defineWebhookField({
	field: 'group_settings_update',
	events: [
		{
			value: 'group.settingsUpdated',
			name: 'Group Settings Updated',
			description: 'The subject, description or picture of a group was changed',
		},
		{
			value: 'group.settingsPartlyUpdated',
			name: 'Group Settings Partly Updated',
			description:
				'Some of the new settings of a group were applied, others were rejected. Includes the reasons.',
		},
		{
			value: 'group.settingsUpdateFailed',
			name: 'Group Settings Update Failed',
			description: 'All of the new settings of a group were rejected. Includes the reasons.',
		},
	],
	read: ({ groups }, collector) => {
		for (const group of asObjects(groups)) readGroup(group, collector);
	},
});
