import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../core/values/json';
import { failed, ok, warning, type Finding } from '../../core/declarations/setup';
import { groupFields } from '../groupFields';
import { webhookSettings } from './appDashboard';

export const neededFields = ['messages', ...groupFields];

/**
 * Where a number with Meta Business Agent has the conversations of its agent, instead of in
 * `messages`. Source: Meta's standby webhooks, August 2026; of groups it says nothing.
 */
const agentFields = ['standby', 'messaging_handovers'];

const subscribeFields = `In the Meta app, open ${webhookSettings}, and subscribe to these fields under Webhook fields.`;
const whereMessagesGo =
	'If Meta Business Agent is on for this number, the messages that it handles come there and not in "messages", so they start a workflow as Unknown at most. If messages are missing, turn the agent off for this number. Meta does not say whether groups are affected.';

/** Whether the app gets the events, and where else messages may go. */
export function checkFields({ data }: IDataObject): Finding {
	const subscription = asObjects(data).find(({ object }) => object === 'whatsapp_business_account');
	const fields = Array.isArray(subscription?.fields) ? subscription.fields : [];
	const names = fields.flatMap((field) => asText(asObject(field).name) ?? asText(field) ?? []);
	const missing = neededFields.filter((field) => !names.includes(field));
	const ofAgent = agentFields.filter((field) => names.includes(field));
	if (missing.length > 0) {
		const also = ofAgent.length > 0 ? `; subscribed: ${ofAgent.join(', ')}` : '';
		const remedy = ofAgent.length > 0 ? `${subscribeFields} ${whereMessagesGo}` : subscribeFields;
		return failed(`Missing: ${missing.join(', ')}${also}`, remedy);
	}
	if (ofAgent.length === 0) return ok(names.join(', '));
	return warning(
		`Messages may go to ${ofAgent.join(' and ')}: ${names.join(', ')}`,
		whereMessagesGo,
	);
}
