import type { IDataObject } from 'n8n-workflow';
import type { WebhookEvent } from '../../core/declarations/event';
import { asObject, asText } from '../../core/values/json';

const longestName = 60;

/**
 * People choose their names themselves: none may read like a line of the conversation, or like
 * somebody else's.
 */
function toSpeaker({ name, username, waId, userId }: IDataObject): string {
	const phone = asText(waId);
	const known = asText(name) ?? asText(username) ?? (phone && `+${phone}`) ?? asText(userId);
	const plain = (known ?? '').replace(/[\p{C}\p{Z}:]+/gu, ' ').trim();
	return [...plain].slice(0, longestName).join('');
}

/**
 * Puts who wrote before what AI agents read: in a group several people write, and an agent gets
 * nothing but `chatInput`.
 */
export function nameWriter(event: WebhookEvent): WebhookEvent {
	const text = asText(event.chatInput);
	const speaker = toSpeaker(asObject(event.participant));
	return text && speaker ? { ...event, chatInput: `${speaker}: ${text}` } : event;
}
