import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import type { Group } from '../state/group';
import { toItemError } from '../state/refusal';
import { firstNumber, personProperties } from './personRoutes';
import { groupCalled, participantCalled, quoted } from './refusal';

interface SentMedia {
	kind: 'image' | 'video' | 'audio' | 'document' | 'sticker';
	caption?: string;
	filename?: string;
	base64?: string;
	mimeType?: string;
	voice?: boolean;
}

interface WriteBody {
	groupId?: string;
	waId: string;
	name?: string;
	username?: string;
	hidePhone?: boolean;
	phoneNumberId?: string;
	text?: string;
	media?: SentMedia;
	/** Something that the API does not pass on: an edit, a poll, … */
	unsupported?: string;
	reaction?: { messageId: string; emoji: string };
	replyTo?: string;
}

const { waId, name, username, hidePhone } = personProperties;
const writeSchema = {
	type: 'object',
	required: ['waId'],
	properties: {
		groupId: { type: 'string' },
		waId,
		name,
		username,
		hidePhone,
		phoneNumberId: { type: 'string' },
		text: { type: 'string' },
		media: {
			type: 'object',
			required: ['kind'],
			properties: {
				kind: { type: 'string', enum: ['image', 'video', 'audio', 'document', 'sticker'] },
				caption: { type: 'string' },
				filename: { type: 'string' },
				base64: { type: 'string' },
				mimeType: { type: 'string' },
				voice: { type: 'boolean' },
			},
			additionalProperties: false,
		},
		unsupported: { type: 'string' },
		reaction: {
			type: 'object',
			required: ['messageId', 'emoji'],
			properties: { messageId: { type: 'string' }, emoji: { type: 'string' } },
		},
		replyTo: { type: 'string' },
	},
	oneOf: [
		{ required: ['text'] },
		{ required: ['media'] },
		{ required: ['unsupported'] },
		{ required: ['reaction'] },
	],
	additionalProperties: false,
};

const defaultMimeTypes = {
	image: 'image/png',
	video: 'video/mp4',
	audio: 'audio/ogg; codecs=opus',
	document: 'application/pdf',
	sticker: 'image/webp',
};

// A white picture of one pixel, for those who write a picture without caring which.
const tinyPng =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

const largestWriteBytes = 150 * 1024 * 1024;

/** What people write, in a group or to the business alone. */
export function addWriteControl(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<{ Body: WriteBody }>(
		'/people/write',
		{ schema: { body: writeSchema }, bodyLimit: largestWriteBytes },
		async ({ body }) => {
			const group = body.groupId === undefined ? undefined : groupCalled(emulation, body.groupId);
			const person =
				group === undefined
					? emulation.whatsApp.people.meet(body)
					: participantCalled(emulation, group, body.waId);
			const phoneNumberId = group?.phoneNumberId ?? body.phoneNumberId ?? firstNumber(emulation);
			const { type, content } = whatWasWritten(body, phoneNumberId, emulation);
			const message = emulation.whatsApp.messages.receive({
				phoneNumberId,
				group,
				person,
				type,
				content,
				replyTo: body.replyTo,
			});
			emulation.options.log(`${person.name} wrote ${describe(body)} ${where(group)}`);
			return { messageId: message.id, mediaId: content.id };
		},
	);
}

function whatWasWritten(
	{ text, media, unsupported, reaction }: WriteBody,
	phoneNumberId: string,
	emulation: Emulation,
): { type: string; content: Record<string, unknown> } {
	if (media !== undefined)
		return { type: media.kind, content: received(media, phoneNumberId, emulation) };
	if (reaction !== undefined)
		return { type: 'reaction', content: { message_id: reaction.messageId, emoji: reaction.emoji } };
	if (unsupported === undefined) return { type: 'text', content: { body: text } };
	const error = {
		...toItemError(131051),
		message: 'Message type is not currently supported',
		title: 'Unsupported message type',
	};
	const errors = [
		{ ...error, code: 130501, error_data: { details: 'Message type is not currently supported' } },
	];
	return { type: 'unsupported', content: { errors, unsupported: { type: unsupported } } };
}

function received(
	{ kind, caption, filename, base64, mimeType, voice }: SentMedia,
	phoneNumberId: string,
	{ whatsApp }: Emulation,
): Record<string, unknown> {
	const content = Buffer.from(
		base64 ?? (kind === 'image' ? tinyPng : Buffer.from(`a ${kind}`).toString('base64')),
		'base64',
	);
	const media = whatsApp.media.receive(content, {
		phoneNumberId,
		filename,
		mimeType: mimeType ?? defaultMimeTypes[kind],
	});
	return {
		...(caption === undefined ? {} : { caption }),
		...(kind === 'document' ? { filename: filename ?? 'document.pdf' } : {}),
		mime_type: media.mimeType,
		sha256: media.sha256,
		id: media.id,
		...(kind === 'audio' ? { voice: voice ?? true } : {}),
		...(kind === 'sticker' ? { animated: false } : {}),
	};
}

function describe({ text, media, unsupported }: WriteBody): string {
	if (text !== undefined) return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
	return media?.kind ?? unsupported ?? 'a reaction';
}

function where(group: Group | undefined): string {
	return group === undefined ? 'to the business' : `in ${quoted(group)}`;
}
