import type { Channel } from '../state/gateways';
import type { Item, Update } from '../webhooks/description';
import { toEnvelope, type AddressedUpdate } from '../webhooks/envelope';
import { chatIdOf } from './chat';
import { storageUrl } from './storage';

export interface Around {
	nowSeconds: number;
	baseUrl: string;
	/** The number inside WhatsApp of a group of Graph. */
	numberOf(groupId: string): string | undefined;
}

/** A webhook of 1msg about these updates; undefined when the channel does not hear of them. */
export function toOneMsgBody(
	updates: AddressedUpdate[],
	{ channelId: instanceId, settings }: Channel,
	around: Around,
): Item | undefined {
	const heard = settings.ackNotificationsOn
		? updates
		: updates.filter(({ update }) => update.list !== 'statuses');
	if (settings.rawHooks)
		return heard.length === 0 ? undefined : { instanceId, ...toEnvelope(heard, around.nowSeconds) };
	const messages = heard
		.filter(({ update }) => update.list === 'messages')
		.map(({ update }) => toMessage(update, around));
	const ack = heard
		.filter(({ update }) => update.list === 'statuses')
		.map(({ update }) => toAck(update, around));
	// The groups themselves are told of in Meta's own webhooks only.
	if (messages.length + ack.length === 0) return undefined;
	return { instanceId, ...(messages.length > 0 && { messages }), ...(ack.length > 0 && { ack }) };
}

function toChatId(groupId: unknown, waId: unknown, { numberOf }: Around): string {
	const number = typeof groupId === 'string' ? numberOf(groupId) : undefined;
	return number === undefined ? `${String(waId)}@c.us` : chatIdOf({ number });
}

function toMessage({ item, contacts = [] }: Update, around: Around): Item {
	const type = String(item.type);
	const part = (item[type] ?? {}) as Record<string, unknown>;
	const isText = type === 'text';
	const author = item.from ?? item.from_user_id;
	const context = item.context as { id?: string } | undefined;
	const url =
		typeof part.url === 'string'
			? storageUrl(String(part.id), around.baseUrl, part.url)
			: undefined;
	return {
		id: item.id,
		body: isText ? part.body : (url ?? part.body ?? ''),
		fromMe: false,
		self: 0,
		isForwarded: false,
		author: `${String(author)}@c.us`,
		time: Number(item.timestamp),
		chatId: toChatId(item.group_id, author, around),
		type: isText ? 'chat' : part.voice === true ? 'voice' : type,
		senderName: (contacts[0]?.profile as { name?: string } | undefined)?.name,
		caption: part.caption ?? null,
		quotedMsgId: context?.id ?? null,
	};
}

/** Who of a group has received or read is not told. */
function toAck({ item }: Update, around: Around): Item {
	const status = item.status === 'read' ? 'viewed' : item.status;
	return {
		id: item.id,
		chatId: toChatId(
			item.recipient_type === 'group' ? item.recipient_id : undefined,
			item.recipient_id,
			around,
		),
		status,
	};
}
