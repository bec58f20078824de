import { defineField, type FieldValues } from '../../core/declarations/field';
import type { ReadingSession, UploadSession } from '../../core/declarations/session';
import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { toGroups } from '../../groups/messages/groupMessage';
import {
	inputDataField,
	mediaId,
	mediaLink,
	mediaSource,
	mimeType,
} from '../../groups/fields/media';
import { documentNameOfLink, documentNameOfMedia } from '../../groups/media/documentName';
import { problemsOfLink, problemsOfMedia } from '../../groups/media/problems';
import { uploadOnce } from '../../groups/media/upload';
import {
	broadcast,
	callbackData,
	fileName,
	messagingAccountId,
	pinForDays,
	previewOnly,
	replyTo,
} from '../../groups/fields/messageOptions';
import { recipients } from '../../groups/fields/targets';

const mediaType = defineField({
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	options: [
		{
			name: 'Audio',
			value: 'audio',
			description: 'AAC, AMR, MP3, M4A or OGG (Opus), at most 16 MB',
		},
		{
			name: 'Document',
			value: 'document',
			description: 'PDF, text, Word, Excel or PowerPoint, at most 100 MB',
		},
		{ name: 'Image', value: 'image', description: 'JPEG or PNG, at most 5 MB' },
		{
			name: 'Sticker',
			value: 'sticker',
			description: 'WebP, at most 100 KB, or 500 KB if animated',
		},
		{ name: 'Video', value: 'video', description: 'MP4 or 3GP (H.264 and AAC), at most 16 MB' },
	],
	default: 'image',
	description: 'How the file appears in the group',
});

const withCaption: readonly string[] = ['document', 'image', 'video'];

const caption = defineField({
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. The floor plan, as promised',
	description: 'Text shown below the file, at most 1,024 characters',
	displayOptions: { show: { mediaType: withCaption } },
	rules: { maxLength: 1024 },
});

const options = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		broadcast,
		callbackData,
		{
			...fileName,
			displayOptions: { show: { '/mediaType': ['document'] } },
		},
		messagingAccountId,
		{
			...mimeType,
			displayOptions: { show: { '/mediaSource': ['binary'] } },
		},
		pinForDays,
		previewOnly,
		replyTo,
		{
			displayName: 'Send as Voice Message',
			name: 'voice',
			type: 'boolean',
			isForAuthor: true,
			default: true,
			description:
				'Whether to send the audio file as a voice message. It must be an OGG file with the Opus codec.',
			displayOptions: { show: { '/mediaType': ['audio'] } },
		},
	],
});

const fields = [
	...recipients,
	mediaType,
	mediaSource,
	{ ...inputDataField, displayOptions: { show: { mediaSource: ['binary'] } } },
	{ ...mediaId, displayOptions: { show: { mediaSource: ['id'] } } },
	mediaLink,
	caption,
	options,
] as const;

type Values = FieldValues<typeof fields>;

function toContent({ mediaType, mediaSource, mediaId, mediaLink, caption, options }: Values) {
	const { fileName, voice } = options;
	const linkName = mediaSource === 'link' ? documentNameOfLink(mediaLink) : undefined;
	const media = compact({
		...(mediaSource === 'link' ? { link: mediaLink } : { id: mediaId }),
		filename: mediaType === 'document' ? fileName?.trim() || linkName : undefined,
		caption: withCaption.includes(mediaType) ? caption || undefined : undefined,
		voice: mediaType === 'audio' && voice ? true : undefined,
	});
	return { type: mediaType, [mediaType]: media };
}

/** The file of the input goes up; a document behind a media ID gets a name. */
async function prepare(session: UploadSession, values: Values): Promise<Values> {
	const { mediaType, mediaSource, mediaId: givenId, binaryPropertyName, options } = values;
	const { fileName: wishedName, mimeType, voice } = options;
	if (mediaSource === 'id' && mediaType === 'document' && !wishedName?.trim())
		return {
			...values,
			options: { ...options, fileName: await documentNameOfMedia(session, givenId) },
		};
	if (mediaSource !== 'binary') return values;
	const { mediaId, fileName } = await uploadOnce(session, binaryPropertyName, {
		mediaType,
		mimeType,
		fileName: wishedName,
		isVoice: mediaType === 'audio' && voice,
	});
	return { ...values, mediaId, options: { ...options, fileName } };
}

/** What can be said of a file that is not here. */
async function findProblems(session: ReadingSession, values: Values): Promise<string[]> {
	const { mediaType, mediaSource, mediaId: id, mediaLink, options } = values;
	const wanted = { mediaType, isVoice: mediaType === 'audio' && options.voice };
	if (mediaSource === 'link') return await problemsOfLink(session, mediaLink, wanted);
	return mediaSource === 'id' ? await problemsOfMedia(session, id, wanted) : [];
}

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendMedia',
	name: 'Send Media',
	action: 'Send media to a group',
	description:
		'Send an image, video, audio file, voice message, document or sticker to one or more WhatsApp groups, from an input file, a link or a media ID. Use it for files, with or without a caption. A participant must have written in the group within the last 24 hours.',
	fields,
	message: toGroups<Values>({ toContent, prepare, findProblems, isFreeForm: true }),
});
