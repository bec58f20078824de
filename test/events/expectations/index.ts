import type { IDataObject } from 'n8n-workflow';
import { about, ana, ben, failing, inbound, receipt } from './facts';
import { groupChanges } from './groupChanges';
import { messages } from './messages';
import { people } from './people';
import { receipts } from './receipts';

/**
 * Messages between the business and one person: read, but no business of groups, so they start no
 * workflow.
 */
export const oneToOne: readonly string[] = [
	'webhook.messages.text.individual',
	'webhook.statuses.individual',
];

/** What each fixture says, in order. */
export const expectations: Readonly<Record<string, IDataObject[]>> = {
	...groupChanges,
	...people,
	...messages,
	...receipts,
	'webhook.batch': [
		about('participant.joined', { participant: ana, joinedVia: 'inviteLink' }),
		inbound({ type: 'text', text: 'hi' }),
		receipt('delivered', { participant: ben, phoneNumberId: '106540352242923' }),
	],
	'webhook.errors': [about('unknown', { field: 'messages', errors: failing(130429) })],
	'webhook.template_status_update': [
		about('unknown', {
			field: 'message_template_status_update',
			businessAccountId: '102290129340398',
		}),
	],
	'webhook.user_id_update': [about('unknown', { field: 'user_id_update' })],
};
