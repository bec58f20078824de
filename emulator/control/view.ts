import type { Emulation } from '../emulation';
import { inviteLink, type Group, type Message, type Person } from '../state/group';
import { currentPins } from '../state/pins';

/** A group as somebody in it sees it on their phone, and what only WhatsApp knows. */
export function viewGroup(group: Group, { clock }: Emulation): object {
	return {
		groupId: group.id,
		phoneNumberId: group.phoneNumberId,
		subject: group.subject,
		description: group.description,
		picture: group.picture,
		inviteLink: inviteLink(group),
		joinApprovalMode: group.joinApprovalMode,
		createdAt: iso(group.createdAtMs),
		suspended: group.suspended,
		participants: [...group.participants.values()].map(viewPerson),
		joinRequests: [...group.joinRequests.values()].map(({ id, person, createdAtMs }) => ({
			joinRequestId: id,
			...viewPerson(person),
			createdAt: iso(createdAtMs),
		})),
		removed: [...group.removed],
		messages: group.messages.list().map(viewMessage),
		messageCount: group.messages.added(),
		pinned: currentPins(group, clock.now()).map(({ messageId, expiresAtMs }) => ({
			messageId,
			expiresAt: iso(expiresAtMs),
		})),
		windowOpen: group.windowOpenUntilMs > clock.now(),
	};
}

export function viewPerson({ waId, name, userId, username, phoneHidden }: Person): object {
	return { waId, name, userId, username, phoneHidden };
}

/** A message as it stands in the chat: who wrote it and what. */
export function viewMessage({
	id,
	from,
	type,
	content,
	sentAtMs,
	replyTo,
	readBy,
	readByBusiness,
}: Message): object {
	const { body, text, caption, ...rest } = content;
	return {
		messageId: id,
		from: from?.waId ?? 'business',
		name: from?.name,
		type,
		text: body ?? text,
		caption,
		...(type === 'text' ? {} : { [type]: rest }),
		replyTo,
		sentAt: iso(sentAtMs),
		readBy: [...readBy],
		readByBusiness: from === undefined ? undefined : readByBusiness,
	};
}

function iso(ms: number): string {
	return new Date(ms).toISOString();
}
