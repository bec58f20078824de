import type { IDataObject } from 'n8n-workflow';
import { groupId, person, second } from './cast';

const common = { timestamp: second, group_id: groupId };
const requested = { ...common, request_id: '1170842395620481' };
const subject = { text: 'Order 4711: delivery', update_successful: true };
const description = { text: 'Until the parcel is here', update_successful: true };

function failure(code: number, title: string, details: string): IDataObject {
	return { code, title, message: `(#${code}) ${title}`, error_data: { details } };
}

const tooLong = failure(100, 'Invalid parameter', 'Group subject must be at most 128 characters.');
const refused = { ...subject, update_successful: false, errors: [tooLong] };

/** What WhatsApp tells of a group, by event. */
export const lifecycle: Readonly<Record<string, IDataObject>> = {
	'group.created': {
		...requested,
		type: 'group_create',
		subject: 'Order 4711',
		invite_link: 'https://chat.whatsapp.com/Sample',
		join_approval_mode: 'auto_approve',
	},
	'group.createFailed': {
		...requested,
		type: 'group_create',
		subject: 'Order 4711',
		description: 'Until the parcel is here',
		errors: [
			failure(
				131211,
				'Group create limit reached',
				'Reached the limit for the maximum number of groups that can be created for this number.',
			),
		],
	},
	'group.deleted': { ...requested, type: 'group_delete' },
	'group.deleteFailed': {
		...requested,
		type: 'group_delete',
		errors: [failure(131041, 'Group unknown', 'The group was not found.')],
	},
};

export const participants: Readonly<Record<string, IDataObject>> = {
	'joinRequest.created': {
		...common,
		type: 'group_join_request_created',
		reason: 'invite_link',
		join_request_id: 'Sample-join-request',
		...person,
	},
	'joinRequest.revoked': {
		...common,
		type: 'group_join_request_revoked',
		reason: 'invite_link',
		join_request_id: 'Sample-join-request',
		...person,
	},
	'participant.joined': {
		...common,
		type: 'group_participants_add',
		reason: 'invite_link',
		added_participants: [person],
	},
	'participant.left': {
		...common,
		type: 'group_participants_remove',
		initiated_by: 'participant',
		removed_participants: [person],
	},
	'participant.removed': {
		...requested,
		type: 'group_participants_remove',
		initiated_by: 'business',
		removed_participants: [{ input: '+14155550101' }],
	},
	'participant.removeFailed': {
		...requested,
		type: 'group_participants_remove',
		initiated_by: 'business',
		failed_participants: [
			{
				input: '+14155550101',
				errors: [failure(131212, 'Participant is not a part of the group', 'They have left.')],
			},
		],
	},
};

export const settings: Readonly<Record<string, IDataObject>> = {
	'group.settingsUpdated': {
		...requested,
		type: 'group_settings_update',
		group_subject: subject,
		group_description: description,
	},
	'group.settingsPartlyUpdated': {
		...requested,
		type: 'group_settings_update',
		group_subject: refused,
		group_description: description,
		errors: [failure(131201, 'Request partially succeeded', 'Not all settings were changed.')],
	},
	'group.settingsUpdateFailed': {
		...requested,
		type: 'group_settings_update',
		group_subject: refused,
		errors: [failure(131000, 'Something went wrong', 'Group settings update failed.')],
	},
};

export const status: Readonly<Record<string, IDataObject>> = {
	'group.suspended': { ...common, type: 'group_suspend' },
	'group.suspensionCleared': { ...common, type: 'group_suspend_cleared' },
};
