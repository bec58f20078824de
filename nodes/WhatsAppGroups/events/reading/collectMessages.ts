import type { IDataObject } from 'n8n-workflow';
import type { WebhookEvent } from '../../core/declarations/event';
import type { EventCollection } from '../../core/declarations/trigger';
import { asObject, asText, compact } from '../../core/values/json';

/** What a message changes of an earlier one: an edit says it anew, and *delete for everyone*. */
function changedBy({ type, content }: IDataObject): string | undefined {
	return type === 'edit' || type === 'revoke'
		? asText(asObject(content).original_message_id)
		: undefined;
}

/** What the person said in the end: an edit takes the place of the text that it corrects. */
function toChatInput(messages: readonly IDataObject[]): string {
	const texts = new Map<string, string>();
	for (const message of messages) {
		const changed = changedBy(message);
		const isHere = changed !== undefined && texts.has(changed);
		texts.set(isHere ? changed : (asText(message.id) ?? ''), asText(message.text) ?? '');
	}
	return [...texts.values()].filter((text) => text !== '').join('\n');
}

/** *Collect Messages*: what one person writes in one group, as an assistant wants to read it. */
export const messagesOfOnePerson: EventCollection = {
	keyOf: ({ event, groupId, phoneNumberId, participant }) => {
		const id = asText(asObject(participant).id);
		if (event !== 'message.received' || groupId === undefined || id === undefined) return undefined;
		return JSON.stringify([phoneNumberId, groupId, id]);
	},
	merge: (events) => {
		const newest: WebhookEvent = events[events.length - 1] ?? events[0];
		const messages = events.map(({ eventId, timestamp, message, errors }) =>
			compact({ eventId, timestamp, ...asObject(message), errors }),
		);
		const raws = events.flatMap(({ raw }) => (raw === undefined ? [] : [raw]));
		return {
			...newest,
			chatInput: toChatInput(messages),
			messages,
			...(raws.length > 0 && { raw: raws }),
		};
	},
};
