import type { Message, Person } from '../state/group';

export type Item = Record<string, unknown>;

/** One thing to tell, before it has a number's metadata and an envelope around it. */
export interface Update {
	field: string;
	/** Where the item goes in `value`. */
	list: 'groups' | 'messages' | 'statuses' | 'template';
	item: Item;
	contacts?: Item[];
}

export interface Surroundings {
	seconds: number;
	/** Whether people have `user_id` and `username`. */
	userIds: boolean;
	/** Digits of the business number: who wrote what a person replies to. */
	businessNumber: string;
	repliedTo(messageId: string): Message | undefined;
	mediaUrl(mediaId: string): string | undefined;
}

/** How the business sees a person. */
export function describePerson(
	{ waId, userId, username, phoneHidden }: Person,
	userIds: boolean,
): Item {
	return {
		...(phoneHidden && userIds ? {} : { wa_id: waId }),
		...(userIds ? { user_id: userId, ...(username === undefined ? {} : { username }) } : {}),
	};
}
