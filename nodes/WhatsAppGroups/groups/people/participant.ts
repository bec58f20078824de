import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, compact } from '../../core/values/json';

const userIdShape = /^[A-Z]{2}\./;

/** Some gateways write a user ID where the phone number belongs. */
export function toIds(waId: unknown, userId: unknown): { waId?: string; userId?: string } {
	const [number, id] = [asText(waId), asText(userId)];
	return number !== undefined && userIdShape.test(number)
		? { userId: id ?? number }
		: { waId: number, userId: id };
}

/** The person with one key that tells them from others: the user ID, else the phone number. */
export function withId(person: IDataObject): IDataObject {
	const id = asText(person.userId) ?? asText(person.waId);
	return id === undefined ? person : { id, ...person };
}

/** A person in the words of this package. Since 2026 any of the identifiers may be missing. */
export function toParticipant(entry: IDataObject): IDataObject {
	return compact({
		...toIds(entry.wa_id, entry.user_id),
		parentUserId: asText(entry.parent_user_id),
		username: asText(entry.username),
	});
}

/** `input` echoes what the business wrote: a phone number in any spelling, or a user ID. */
function readInput(input: unknown): { waId?: string; userId?: string } {
	const text = asText(input)?.trim();
	if (!text) return {};
	return userIdShape.test(text) ? { userId: text } : { waId: text.replace(/[^\d]/g, '') || text };
}

/** A person in a group webhook. Any of the identifiers may be missing. */
export function readParticipant(entry: IDataObject): IDataObject {
	const { waId, userId } = readInput(entry.input);
	return withId(compact({ waId, userId, ...toParticipant(entry) }));
}

/** What tells a person from another one, also when the phone number is hidden. */
export function participantKey({ userId, waId, username }: IDataObject): string | undefined {
	return asText(userId) ?? asText(waId) ?? asText(username);
}

/**
 * Adds what `contacts` knows about a person: the name, and identifiers that the message itself
 * lacks.
 */
export function addContact(person: IDataObject, contacts: unknown): IDataObject {
	const { waId, userId } = person;
	const all = asObjects(contacts);
	const contact =
		all.find(
			({ wa_id, user_id }) =>
				(userId !== undefined && [user_id, wa_id].includes(userId)) ||
				(waId !== undefined && wa_id === waId),
		) ?? (all.length === 1 && waId === undefined && userId === undefined ? all[0] : undefined);
	if (!contact) return withId(person);
	const { name, username } = asObject(contact.profile);
	const { id: _id, ...known } = readParticipant(contact);
	return withId(
		compact({
			...known,
			username: asText(contact.username) ?? asText(username),
			name: asText(name),
			...person,
		}),
	);
}
