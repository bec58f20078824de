import type { IDataObject } from 'n8n-workflow';
import type { Collector } from '../../core/declarations/event';
import { asIsoTime, asObject, asText, compact } from '../../core/values/json';
import { toIds, withId } from '../../groups/people/participant';

/** What a person has anew. */
const changes: Readonly<Record<string, string>> = {
	user_changed_number: 'phoneNumber',
	user_changed_user_id: 'userId',
};

function toPerson(waId: unknown, userId: unknown, parentUserId: unknown): IDataObject {
	return withId(compact({ ...toIds(waId, userId), parentUserId: asText(parentUserId) }));
}

/**
 * WhatsApp tells that somebody is known by another ID from now on. It names no group; whatever else
 * it tells in a chat with one person is no business of this node, like all messages there.
 * Source: Meta, system messages webhook reference, Aug 2026.
 */
export function readSystemMessage(message: IDataObject, collector: Collector): void {
	const system = asObject(message.system);
	const type = asText(system.type) ?? '';
	const id = asText(message.id);
	if (!Object.hasOwn(changes, type)) {
		if (message.group_id !== undefined) return collector.addUnknown(message);
		return collector.add('message.received', [id], {}, message);
	}
	const { from, from_user_id: fromUserId, from_parent_user_id: fromParent } = message;
	collector.add(
		'participant.idChanged',
		[id],
		compact({
			timestamp: asIsoTime(message.timestamp),
			changed: changes[type],
			participant: toPerson(system.wa_id ?? from, system.user_id, system.parent_user_id),
			previousParticipant: toPerson(
				from,
				system.previous_user_id ?? fromUserId,
				system.previous_parent_user_id ?? fromParent,
			),
		}),
		message,
	);
}
