import { isUserId } from './identifiers';

/** The participants as Meta takes them: each a phone number with `+`, or a user ID, never both. */
export function toWireParticipants(
	ids: readonly string[],
): Array<{ user: string } | { user_id: string }> {
	return ids.map((id) => (isUserId(id) ? { user_id: id } : { user: id }));
}

export interface Person {
	/** Phone number with `+`, or user ID: what names the person in outputs, too. */
	readonly id: string;
	readonly isUserId: boolean;
}

export function toPeople(ids: readonly string[]): Person[] {
	return ids.map((id) => ({ id, isUserId: isUserId(id) }));
}
