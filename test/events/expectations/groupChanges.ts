import type { IDataObject } from 'n8n-workflow';
import { about, failing, requestId } from './facts';

/** What the webhooks about groups, their settings and their state say, in order. */
export const groupChanges: Readonly<Record<string, IDataObject[]>> = {
	'webhook.lifecycle.create_fail': [
		about('group.createFailed', {
			requestId,
			errors: failing(131211),
			description: 'New car options',
		}),
	],
	'webhook.lifecycle.create_fail.no_group_id': [
		about('group.createFailed', { requestId, errors: failing(131214) }),
	],
	'webhook.lifecycle.create_ok': [
		about('group.created', {
			requestId,
			subject: 'New Purchase Inquiry',
			inviteLink: 'https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB',
			joinApprovalMode: 'auto_approve',
		}),
	],
	'webhook.lifecycle.delete_fail': [
		about('group.deleteFailed', { requestId, errors: failing(131041) }),
	],
	'webhook.lifecycle.delete_ok': [about('group.deleted', { requestId })],
	'webhook.settings.ok': [
		about('group.settingsUpdated', {
			requestId,
			subject: 'Watch Enthusiasts',
			description: 'Join our community to discuss the latest timepieces.',
		}),
	],
	'webhook.settings.ok.subject_only': [
		about('group.settingsUpdated', {
			subject: 'Watch Enthusiasts',
			changes: { subject: { successful: true, text: 'Watch Enthusiasts' } },
		}),
	],
	'webhook.settings.partial_fail': [
		about('group.settingsPartlyUpdated', { requestId, errors: failing(131201) }),
	],
	'webhook.settings.total_fail': [
		about('group.settingsUpdateFailed', { requestId, errors: failing(131000) }),
	],
	'webhook.status.suspended': [about('group.suspended')],
	'webhook.status.suspension_cleared': [about('group.suspensionCleared')],
};
