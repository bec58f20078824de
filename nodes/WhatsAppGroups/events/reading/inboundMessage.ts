import type { IDataObject } from 'n8n-workflow';
import type { Collector } from '../../core/declarations/event';
import {
	asBoolean,
	asIsoTime,
	asNumber,
	asObject,
	asObjects,
	asText,
	compact,
} from '../../core/values/json';
import { safeCopy } from '../../core/values/safeCopy';
import { toFailures } from '../../groups/failures';
import { addContact, toIds } from '../../groups/people/participant';
import { readPlain } from './messageContent';
import { readSystemMessage } from './systemMessage';

const mediaTypes = new Set(['audio', 'document', 'image', 'sticker', 'video']);

function readMedia(part: IDataObject): IDataObject {
	return compact({
		id: asText(part.id),
		mimeType: asText(part.mime_type),
		sha256: asText(part.sha256),
		url: asText(part.url),
		fileName: asText(part.filename),
		voice: asBoolean(part.voice),
		animated: asBoolean(part.animated),
	});
}

/**
 * What the person wrote, whatever the type: the text, a caption, the label of a tapped button, or
 * what an edited message says now. Source: Meta, edit messages webhook reference, Jul 2026.
 */
function readText(type: string, part: IDataObject): string | undefined {
	if (type === 'edit') {
		const edited = asObject(part.message);
		const editedType = asText(edited.type) ?? '';
		return editedType === 'edit' ? undefined : readText(editedType, asObject(edited[editedType]));
	}
	if (type === 'text') return asText(part.body);
	if (mediaTypes.has(type)) return asText(part.caption);
	if (type === 'button') return asText(part.text);
	if (type !== 'interactive') return undefined;
	return asText(asObject(part.button_reply).title) ?? asText(asObject(part.list_reply).title);
}

function readContent(type: string, message: IDataObject): IDataObject {
	const part = asObject(Object.hasOwn(message, type) ? message[type] : undefined);
	if (mediaTypes.has(type)) return { media: readMedia(part) };
	if (type === 'reaction')
		return { reaction: compact({ messageId: asText(part.message_id), emoji: asText(part.emoji) }) };
	if (type === 'text') return {};
	const content = message[type];
	return typeof content === 'object' && content !== null && Object.hasOwn(message, type)
		? { ...readPlain(type, content), content: safeCopy(content) }
		: {};
}

const onlyDigits = (text: string) => text.replace(/\D/g, '');

/** Whose message it is tells only the number that it names; gateways may not name one. */
function readReply(context: IDataObject, businessNumber: unknown): IDataObject | undefined {
	const messageId = asText(context.id);
	if (messageId === undefined) return undefined;
	const [from, own] = [asText(context.from), asText(businessNumber)];
	const author = from ?? asText(context.from_user_id);
	const isOurs =
		author === undefined || own === undefined
			? undefined
			: from !== undefined && onlyDigits(from) === onlyDigits(own);
	return compact({ messageId, from: author, isOurs });
}

function readSender(message: IDataObject, contacts: unknown): IDataObject {
	const person = compact({
		...toIds(message.from, message.from_user_id),
		parentUserId: asText(message.from_parent_user_id),
	});
	return addContact(person, contacts);
}

/** 131051 says that WhatsApp does not deliver messages of this type, whatever it is called. */
const unsupportedCode = 131051;

function isUnsupported(type: string, errors: unknown): boolean {
	if (type === 'unsupported') return true;
	return (
		type === 'unknown' && asObjects(errors).some(({ code }) => asNumber(code) === unsupportedCode)
	);
}

interface About {
	readonly contacts: unknown;
	readonly businessNumber?: unknown;
}

function toFacts(
	message: IDataObject,
	{ id, type }: { readonly id: string; readonly type: string },
	{ contacts, businessNumber }: About,
): IDataObject {
	const groupId = asText(message.group_id);
	const text = readText(type, asObject(message[type]));
	return compact({
		timestamp: asIsoTime(message.timestamp),
		groupId,
		participant: readSender(message, contacts),
		message: compact({
			id,
			type,
			text,
			...readContent(type, message),
			replyTo: readReply(asObject(message.context), businessNumber),
		}),
		errors: toFailures(message.errors),
		chatInput: text ?? '',
		sessionId: groupId,
	});
}

/** A message of a participant. */
export function readInboundMessage(message: IDataObject, about: About, collector: Collector): void {
	const type = asText(message.type);
	const id = asText(message.id);
	// In a chat with one person it is no business of this node, like all messages there.
	if (type === undefined && message.group_id === undefined)
		return collector.add('message.received', [id], {}, message);
	if (type === undefined || id === undefined) return collector.addUnknown(message);
	if (type === 'system') return readSystemMessage(message, collector);
	const event = isUnsupported(type, message.errors) ? 'message.unsupported' : 'message.received';
	if (!collector.wants(event)) return;
	collector.add(event, [id], toFacts(message, { id, type }, about), message);
}
