import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText, compact } from '../../core/values/json';
import { fileNameOf } from '../../core/values/link';
import { notOffered } from '../../errors/notOffered';
import { toChatId, toPlainGroupId } from './groupId';
import type { Translation } from './translation';
import { findEntry } from '../../core/values/findEntry';

const name = '1msg.io';

/** Who gets the message: a group, or one person by phone number or user ID. */
function toRecipient({ recipient_type, to, recipient }: IDataObject): IDataObject {
	if (recipient_type === 'group') return { chatId: toChatId(asText(to) ?? '') };
	if (asText(recipient)) return { bsuid: recipient };
	return { phone: (asText(to) ?? '').replace(/\D/g, '') };
}

function toFile(type: string, { id, link, caption, filename, voice }: IDataObject): IDataObject {
	const extras = { caption, voice: voice === true ? true : undefined };
	if (asText(id)) {
		const named = type === 'document' ? asText(filename) : undefined;
		return compact({ mediaId: id, mediaType: type, filename: named, ...extras });
	}
	return compact({
		body: link,
		filename: asText(filename) ?? nameOf(asText(link) ?? '', type),
		...extras,
	});
}

const extensions: Readonly<Record<string, string>> = {
	audio: 'mp3',
	document: 'pdf',
	image: 'jpg',
	video: 'mp4',
};

/** 1msg reads the kind of a file off its name, so one is needed. */
function nameOf(link: string, type: string): string {
	const last = fileNameOf(link) ?? type;
	return /\.\w+$/.test(last) ? last : `${last}.${findEntry(extensions, type) ?? 'bin'}`;
}

/** Invite templates name the group by its ID. */
function toParams(components: unknown): IDataObject[] {
	return asObjects(components).map((component) => ({
		...component,
		parameters: asObjects(component.parameters).map((parameter) =>
			parameter.type === 'group_id'
				? { ...parameter, group_id: toPlainGroupId(asText(parameter.group_id) ?? '') }
				: parameter,
		),
	}));
}

function toTemplate({ name: template, language, components, namespace }: IDataObject): IDataObject {
	const params = toParams(components);
	const { code } = asObject(language);
	return compact({
		template,
		namespace,
		language: { policy: 'deterministic', code },
		params: params.length > 0 ? params : undefined,
	});
}

/** A queued message has a job, and its ID only later. */
function readSent(body: unknown): IDataObject {
	const { id, jobId } = asObject(body);
	const message = compact({
		id: asText(id),
		message_status: asText(id) === undefined && asText(jobId) !== undefined ? 'queued' : undefined,
	});
	return compact({ messaging_product: 'whatsapp', messages: [message], job_id: asText(jobId) });
}

/** `POST messages` of Graph is five addresses of 1msg. */
export function translateMessage(body: IDataObject): Translation {
	const type = asText(body.type) ?? 'text';
	if (body.status === 'read')
		return { method: 'POST', path: 'readMessage', body: { messageId: body.message_id } };
	const content = asObject(body[type]);
	const quotedMsgId = asText(asObject(body.context).message_id);
	const envelope = compact({ ...toRecipient(body), quotedMsgId });
	const post = (path: string, more: IDataObject): Translation => ({
		method: 'POST',
		path,
		body: { ...envelope, ...more },
		read: readSent,
	});
	if (type === 'text') return post('sendMessage', { body: content.body });
	if (type === 'sticker')
		return post('sendSticker', compact({ mediaId: content.id, link: content.link }));
	if (type === 'template') return post('sendTemplate', toTemplate(content));
	if (Object.hasOwn(extensions, type)) return post('sendFile', toFile(type, content));
	throw notOffered(name, type === 'pin' ? 'pinning' : `messages of the type "${type}"`, [
		'Meta',
		'360dialog',
	]);
}
