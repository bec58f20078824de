import type { IDataObject } from 'n8n-workflow';
import type { Collector } from '../../core/declarations/event';
import { asBoolean, asIsoTime, asObject, asText, compact } from '../../core/values/json';
import { readCallbackData } from '../../groups/messages/callbackData';
import { toFailures } from '../../groups/failures';
import { addContact, participantKey, toIds, withId } from '../../groups/people/participant';
import { findEntry } from '../../core/values/findEntry';

const eventsOf: Readonly<Record<string, string>> = {
	sent: 'message.sent',
	delivered: 'message.delivered',
	read: 'message.read',
	played: 'message.played',
	failed: 'message.failed',
};

/**
 * Meta's own samples swap the words of the key, and up to v23 put the price inside the
 * conversation.
 */
function readRecipient(status: IDataObject): IDataObject {
	return compact({
		...toIds(
			asText(status.recipient_participant_id) ?? status.participant_recipient_id,
			status.recipient_participant_user_id,
		),
		parentUserId: asText(status.recipient_participant_parent_user_id),
	});
}

function readPricing(status: IDataObject): IDataObject | undefined {
	const given = status.pricing ?? asObject(status.conversation).pricing;
	if (typeof given !== 'object' || given === null) return undefined;
	const { billable, pricing_model, type, category } = asObject(given);
	return compact({
		billable: asBoolean(billable),
		model: asText(pricing_model),
		type: asText(type),
		category: asText(category),
	});
}

/** A receipt belongs to a group by its type, or by a participant beside the recipient. */
function isOfGroup(status: IDataObject, participant: IDataObject): boolean {
	const type = asText(status.recipient_type);
	return (
		type === 'group' ||
		(type === undefined &&
			(participantKey(participant) !== undefined || asText(status.group_id) !== undefined))
	);
}

function nameParticipant(recipient: IDataObject, contacts: unknown): IDataObject | undefined {
	if (participantKey(recipient) === undefined) return undefined;
	return contacts === undefined ? withId(recipient) : addContact(recipient, contacts);
}

/** A receipt: one for the group when it was sent or failed, else one for each participant. */
export function readReceipt(status: IDataObject, contacts: unknown, collector: Collector): void {
	const state = asText(status.status) ?? '';
	const event = findEntry(eventsOf, state);
	const id = asText(status.id);
	if (!event || id === undefined) return collector.addUnknown(status);
	if (!collector.wants(event)) return;
	const recipient = readRecipient(status);
	const facts = compact({
		timestamp: asIsoTime(status.timestamp),
		groupId: isOfGroup(status, recipient)
			? (asText(status.recipient_id) ?? asText(status.group_id))
			: undefined,
		participant: nameParticipant(recipient, contacts),
		message: { id },
		status: state,
		pricing: readPricing(status),
		conversationId: asText(asObject(status.conversation).id),
		...readCallbackData(status.biz_opaque_callback_data),
		errors: toFailures(status.errors),
	});
	collector.add(event, [id, participantKey(recipient)], facts, status);
}
