import type { IDataObject } from 'n8n-workflow';
import { asBoolean, asNumber, asObject, asObjects, asText, compact } from '../../core/values/json';
import { fromGraphGroupId, isGroupChat, toPlainGroupId } from './groupId';

const mediaTypes = new Set(['audio', 'document', 'image', 'sticker', 'video']);

/** The channel, with and without the word that older ones begin with. */
function toAccount(instanceId: unknown): IDataObject {
	return compact({ phone_number_id: asText(instanceId)?.replace(/^instance/, '') });
}

/** What stands before the `@`. Not by a pattern: people could write a thousand of them. */
function toLocalPart(address: string): string {
	const at = address.indexOf('@');
	return at < 0 ? address : address.slice(0, at);
}

function toSender(author: string): { key: 'wa_id' | 'user_id'; id: string } {
	const id = toLocalPart(author);
	return { key: /^\d+$/.test(id) ? 'wa_id' : 'user_id', id };
}

function toType(type: unknown): string {
	const text = asText(type) ?? 'unsupported';
	return text === 'chat' ? 'text' : text === 'voice' ? 'audio' : text;
}

/** `body` is the text, or the address of the file. */
function toContent(type: string, { type: given, body, caption }: IDataObject): IDataObject {
	if (!mediaTypes.has(type)) return { body };
	return compact({
		url: asText(body),
		caption: asText(caption),
		voice: given === 'voice' ? true : undefined,
	});
}

function toMessage(message: IDataObject): IDataObject {
	const type = toType(message.type);
	const chatId = asText(message.chatId) ?? '';
	const { key, id } = toSender(asText(message.author) ?? '');
	const quoted = asText(message.quotedMsgId);
	return compact({
		...(id !== '' && { [key === 'wa_id' ? 'from' : 'from_user_id']: id }),
		group_id: isGroupChat(chatId) ? toPlainGroupId(chatId) : undefined,
		id: asText(message.id),
		timestamp: message.time,
		type,
		[type]: toContent(type, message),
		context: quoted === undefined ? undefined : { id: quoted },
	});
}

function toContacts({ author, senderName }: IDataObject): IDataObject[] {
	const { key, id } = toSender(asText(author) ?? '');
	const name = asText(senderName);
	return id === '' || name === undefined ? [] : [{ profile: { name }, [key]: id }];
}

function toStatus({ id, chatId, status, time, timestamp }: IDataObject): IDataObject {
	const chat = asText(chatId) ?? '';
	const isGroup = isGroupChat(chat);
	return compact({
		id,
		status: status === 'viewed' ? 'read' : status,
		timestamp: timestamp ?? time,
		recipient_id: isGroup ? toPlainGroupId(chat) : toLocalPart(chat),
		recipient_type: isGroup ? 'group' : 'individual',
	});
}

/** 1msg writes yes as a boolean, a number or a text. */
function isYes(value: unknown): boolean {
	return asBoolean(value) ?? asNumber(value) === 1;
}

function isOwn({ fromMe, self }: IDataObject): boolean {
	return isYes(fromMe) || isYes(self);
}

/** Meta's webhooks name groups by Graph's ID, everything else at 1msg by the number in it. */
function withPlainGroups(value: unknown): IDataObject {
	const given = asObject(value);
	const rename =
		(name: string, isGroup: (item: IDataObject) => boolean = () => true) =>
		(item: IDataObject): IDataObject => {
			const id = asText(item[name]);
			return id === undefined || !isGroup(item) ? item : { ...item, [name]: fromGraphGroupId(id) };
		};
	const { groups, messages, statuses } = given;
	return compact({
		...given,
		groups: groups === undefined ? undefined : asObjects(groups).map(rename('group_id')),
		messages: messages === undefined ? undefined : asObjects(messages).map(rename('group_id')),
		statuses:
			statuses === undefined
				? undefined
				: asObjects(statuses).map(
						rename('recipient_id', ({ recipient_type }) => recipient_type === 'group'),
					),
	});
}

function readRaw({ instanceId, entry, ...rest }: IDataObject): IDataObject {
	const account = toAccount(instanceId);
	const entries = asObjects(entry).map((one) => ({
		...one,
		changes: asObjects(one.changes).map((change) => {
			const value = withPlainGroups(change.value);
			return {
				...change,
				value: { ...value, metadata: { ...asObject(value.metadata), ...account } },
			};
		}),
	}));
	return { ...rest, entry: entries };
}

/**
 * A webhook of 1msg in Meta's envelope, its own form and Meta's alike; what is neither stays as it
 * is.
 */
export function toOneMsgEnvelope(body: unknown): unknown {
	const given = asObject(body);
	if (Array.isArray(given.entry)) return readRaw(given);
	const messages = asObjects(given.messages);
	const receipts = asObjects(given.ack);
	if (messages.length + receipts.length === 0) return body;
	const metadata = toAccount(given.instanceId);
	const received = messages
		.filter((message) => !isOwn(message))
		.map((message) => ({
			metadata,
			contacts: toContacts(message),
			messages: [toMessage(message)],
		}));
	const statuses = receipts.length > 0 ? [{ metadata, statuses: receipts.map(toStatus) }] : [];
	const changes = [...received, ...statuses].map((value) => ({ field: 'messages', value }));
	// What the business wrote itself is no event.
	return changes.length > 0
		? { object: 'whatsapp_business_account', entry: [{ changes }] }
		: undefined;
}
