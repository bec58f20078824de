import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import { isGroupChat, toGraphId } from './chat';
import { uploadFile } from './mediaRoutes';
import { askGraph, OneMsgRefusal } from './caller';

interface Message {
	chatId?: string;
	phone?: string | number;
	bsuid?: string;
	quotedMsgId?: string;
	body?: string;
	filename?: string;
	mediaId?: string;
	mediaType?: string;
	link?: string;
	caption?: string;
	voice?: boolean;
	template?: string;
	namespace?: string;
	language?: { code?: string };
	params?: unknown[];
}

type Content = Record<string, unknown>;

/** Messages and read marks. */
export function addMessageRoutes(scope: FastifyInstance, emulation: Emulation): void {
	const route = (
		url: string,
		toContent: (message: Message, request: FastifyRequest) => Content | Promise<Content>,
	): void => {
		scope.post<{ Body?: Message }>(url, async (request) => {
			const message = request.body ?? {};
			return send(request, message, await toContent(message, request), emulation);
		});
	};
	route('/sendMessage', ({ body }) => ({ type: 'text', text: { body: required(body, 'body') } }));
	route('/sendFile', async (message, request) => {
		const { type, media } = await toMedia(message, request, emulation);
		return { type, [type]: media };
	});
	route('/sendSticker', ({ mediaId, link }) => ({
		type: 'sticker',
		sticker: mediaId === undefined ? { link } : { id: mediaId },
	}));
	route('/sendTemplate', ({ template, namespace, language, params }, { channel }) => {
		required(namespace, 'namespace');
		// Invite templates name the group as 1msg does.
		const components = JSON.parse(JSON.stringify(params ?? []), (name, value: unknown) =>
			name === 'group_id' ? toGraphId(String(value), channel.phoneNumberId, emulation) : value,
		) as unknown;
		return {
			type: 'template',
			template: {
				name: required(template, 'template'),
				language: { code: language?.code },
				components,
			},
		};
	});
	scope.post<{ Body?: { messageId?: string; msgId?: string } }>('/readMessage', async (request) => {
		const body = {
			messaging_product: 'whatsapp',
			status: 'read',
			message_id: required(request.body?.messageId ?? request.body?.msgId, 'messageId'),
		};
		return askGraph(request, emulation, {
			method: 'POST',
			path: `/${request.channel.phoneNumberId}/messages`,
			body,
		});
	});
}

function required(value: string | undefined, name: string): string {
	if (value === undefined || value === '') throw new OneMsgRefusal(400, `${name} is required`);
	return value;
}

async function toMedia(
	{ body, filename, mediaId, mediaType, caption, voice }: Message,
	request: FastifyRequest,
	emulation: Emulation,
): Promise<{ type: string; media: Content }> {
	const extras = {
		...(caption === undefined ? {} : { caption }),
		...(voice === true ? { voice } : {}),
	};
	if (mediaId !== undefined) {
		const name = mediaType === 'document' && filename !== undefined ? { filename } : {};
		return { type: required(mediaType, 'mediaType'), media: { id: mediaId, ...name, ...extras } };
	}
	const source = required(body, 'body');
	const type = typeOf(required(filename, 'filename'));
	const name = type === 'document' ? { filename } : {};
	if (!source.startsWith('data:')) return { type, media: { link: source, ...name, ...extras } };
	return {
		type,
		media: { id: await uploadFile(request, source, filename, emulation), ...name, ...extras },
	};
}

const typesByExtension: Readonly<Record<string, string>> = {
	jpg: 'image',
	jpeg: 'image',
	png: 'image',
	mp4: 'video',
	'3gp': 'video',
	ogg: 'audio',
	mp3: 'audio',
	m4a: 'audio',
	aac: 'audio',
	amr: 'audio',
};

function typeOf(filename: string): string {
	return typesByExtension[/\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''] ?? 'document';
}

async function send(
	request: FastifyRequest,
	{ chatId, phone, bsuid, quotedMsgId }: Message,
	content: Content,
	emulation: Emulation,
): Promise<object> {
	const chat = required(
		chatId ?? (phone === undefined ? bsuid : String(phone)),
		'chatId, phone or bsuid',
	);
	const { phoneNumberId, settings } = request.channel;
	const to = isGroupChat(chat)
		? { recipient_type: 'group', to: toGraphId(chat, phoneNumberId, emulation) }
		: chat === bsuid
			? { recipient: bsuid }
			: { to: chat.replace('@c.us', '') };
	const context =
		quotedMsgId === undefined || quotedMsgId === '' ? {} : { context: { message_id: quotedMsgId } };
	const body = { messaging_product: 'whatsapp', ...to, ...context, ...content };
	const { messages } = await askGraph(request, emulation, {
		method: 'POST',
		path: `/${phoneNumberId}/messages`,
		body,
	});
	const [{ id }] = messages as [{ id: string }];
	if (settings.sendDelay > 0)
		return { sent: false, jobId: `job-${id.slice(-8)}`, message: 'Message is in the queue' };
	return {
		sent: true,
		id,
		message: `Sent to ${chat}`,
		description: 'Message has been sent to the provider',
	};
}
