import type { Group } from '../state/group';
import type { WhatsApp } from '../state/whatsApp';

const groupSuffix = '@g.us';

/** Groups have no ID of Graph here, but their number inside WhatsApp: `1203634…@g.us`. */
export function chatIdOf({ number }: Pick<Group, 'number'>): string {
	return `${number}${groupSuffix}`;
}

/**
 * The Graph ID of a group that is named by its number, with or without `@g.us`; one that nobody has
 * when there is none.
 */
export function toGraphId(
	given: string,
	phoneNumberId: string,
	{ whatsApp }: { whatsApp: WhatsApp },
): string {
	const number = given.replace(groupSuffix, '');
	const group = whatsApp.groups.of(phoneNumberId).find((candidate) => candidate.number === number);
	return group?.id ?? Buffer.from(`capi_group:0:${number}`).toString('base64');
}

/** Digits as a chat ID are a person's, as are `…@c.us`. */
export function isGroupChat(chatId: string): boolean {
	return chatId.endsWith(groupSuffix);
}
