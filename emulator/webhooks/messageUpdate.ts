import type { EventOf } from '../state/event';
import type { Message } from '../state/group';
import { describePerson, type Surroundings, type Update } from './description';

/** A message that a person wrote. */
export function received(
	{ from, groupId, id, sentAtMs, type, content, replyTo }: Message,
	around: Surroundings,
): Update {
	const person = from === undefined ? {} : describePerson(from, around.userIds);
	const answered = replyTo === undefined ? undefined : around.repliedTo(replyTo);
	const url = typeof content.id === 'string' ? around.mediaUrl(content.id) : undefined;
	const { username, ...identity } = person;
	return {
		field: 'messages',
		list: 'messages',
		contacts: [
			{
				profile: { name: from?.name, ...(username === undefined ? {} : { username }) },
				...identity,
			},
		],
		item: {
			...(person.wa_id === undefined ? {} : { from: person.wa_id }),
			...(person.user_id === undefined ? {} : { from_user_id: person.user_id }),
			...(groupId === undefined ? {} : { group_id: groupId }),
			id,
			timestamp: String(Math.floor(sentAtMs / 1000)),
			...(replyTo === undefined
				? {}
				: { context: { from: answered?.from?.waId ?? around.businessNumber, id: replyTo } }),
			type,
			...(type === 'unsupported'
				? content
				: { [type]: url === undefined ? content : { ...content, url } }),
		},
	};
}

/** Receipts: one without a participant for `sent` and `failed`, else one for each participant. */
export function receipts(
	{ message, status: state, people, error }: EventOf<'messageStatus'>,
	around: Surroundings,
): Update[] {
	const timestamp = String(around.seconds);
	const recipient =
		message.groupId === undefined
			? { recipient_id: message.chatWith?.waId }
			: { recipient_id: message.groupId, recipient_type: 'group' };
	const pricing =
		message.pricing !== undefined && (state === 'delivered' || state === 'read')
			? { pricing: message.pricing }
			: {};
	const echo =
		message.callbackData === undefined ? {} : { biz_opaque_callback_data: message.callbackData };
	// Receipts name the title alone and add where the codes are explained.
	const errors =
		error === undefined
			? {}
			: {
					errors: [
						{
							...error,
							message: error.title,
							href: '/documentation/business-messaging/whatsapp/support/error-codes',
						},
					],
				};
	const base = { id: message.id, status: state, timestamp, ...recipient };
	if (people.length === 0)
		return [{ field: 'messages', list: 'statuses', item: { ...base, ...errors, ...echo } }];
	return people.map((person) => {
		const { wa_id: waId, user_id: userId, ...shown } = describePerson(person, around.userIds);
		const participant = {
			...(waId === undefined ? {} : { recipient_participant_id: waId }),
			...(userId === undefined ? {} : { recipient_participant_user_id: userId }),
		};
		const contact = {
			profile: { name: person.name, ...shown },
			...(waId === undefined ? {} : { wa_id: waId }),
			...(userId === undefined ? {} : { user_id: userId }),
		};
		return {
			field: 'messages',
			list: 'statuses',
			...(around.userIds ? { contacts: [contact] } : {}),
			item: { ...base, ...(message.groupId === undefined ? {} : participant), ...pricing, ...echo },
		};
	});
}

/**
 * Somebody is known by another ID: a message of the system, without `contacts` and without a group.
 * A hidden number is not told.
 */
export function personChanged(
	{ id, person, before }: EventOf<'personChanged'>,
	around: Surroundings,
): Update {
	const { wa_id: oldNumber, user_id: oldId } = describePerson(before, around.userIds);
	const { wa_id: number, user_id: userId } = describePerson(person, around.userIds);
	const isNumber = before.waId !== person.waId;
	const [from, to] = isNumber ? [oldNumber, number] : [oldId, userId];
	return {
		field: 'messages',
		list: 'messages',
		item: {
			...(oldNumber === undefined || !isNumber ? {} : { from: oldNumber }),
			id,
			timestamp: String(around.seconds),
			type: 'system',
			system: {
				body: `User ${person.name} changed from ${String(from)} to ${String(to)}`,
				...(number === undefined ? {} : { wa_id: number }),
				...(userId === undefined ? {} : { user_id: userId, previous_user_id: oldId }),
				type: isNumber ? 'user_changed_number' : 'user_changed_user_id',
			},
		},
	};
}
