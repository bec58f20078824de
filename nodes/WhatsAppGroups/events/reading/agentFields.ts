import { asObject, asObjects, asText } from '../../core/values/json';

/** Where messages go that Meta Business Agent handles. Meta, standby webhooks, Aug 2026. */
const agentFields = new Set(['standby', 'messaging_handovers']);

/** What to say of a webhook by which messages go past a trigger that waits for them. */
export function sayWhereMessagesGo(body: unknown): string | undefined {
	const changes = asObjects(asObject(body).entry).flatMap(({ changes: list }) => asObjects(list));
	const field = changes
		.map((change) => asText(change.field) ?? '')
		.find((name) => agentFields.has(name));
	return field === undefined
		? undefined
		: `A webhook came by "${field}" and starts nothing: Meta Business Agent is on for this number, and the messages that it handles do not come as messages. If some are missing, turn the agent off for this number, or choose Unknown in Trigger On.`;
}
