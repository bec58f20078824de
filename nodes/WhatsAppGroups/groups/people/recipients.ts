import { isUserId } from './identifiers';

/** The participants as Meta takes them: each a phone number with `+`, or a user ID, never both. */
export function toWireParticipants(
	ids: readonly string[],
): Array<{ user: string } | { user_id: string }> {
	return ids.map((id) => (isUserId(id) ? { user_id: id } : { user: id }));
}
