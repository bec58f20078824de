import { defineField } from '../../core/declarations/field';
import { linkIdentifier, mediaIdentifier } from '../identifiers';

/** Where the file of a message comes from. */
export const mediaSource = defineField({
	displayName: 'File Source',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'Input Data',
			value: 'binary',
			description:
				'A file from the input item. It is uploaded only once, even if it is sent to several groups.',
		},
		{
			name: 'Link',
			value: 'link',
			description: 'A public URL from which WhatsApp downloads the file',
		},
		{
			name: 'Media ID',
			value: 'id',
			description: 'A file that was uploaded within the last 30 days',
		},
	],
	default: 'binary',
});

export const inputDataField = defineField({
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	isForAuthor: true,
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field that contains the file',
	description: 'Name of the binary field of the input item that contains the file',
	rules: { isTrimmed: true },
});

export const mimeType = defineField({
	displayName: 'MIME Type',
	name: 'mimeType',
	type: 'string',
	isForAuthor: true,
	default: '',
	placeholder: 'e.g. audio/ogg',
	description: 'Type of the file, if its own is missing or wrong',
	rules: { maxLength: 120, isTrimmed: true },
});

export const mediaId = defineField({
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	identifies: mediaIdentifier,
	default: '',
	required: true,
	placeholder: 'e.g. 1037543291543636',
	forModel: 'mediaId as the tool to upload media returns it, or message.media.id of a message',
	description: 'ID of the file, as returned by Media → Upload or the trigger',
});

export const mediaLink = defineField({
	displayName: 'Link',
	name: 'mediaLink',
	type: 'string',
	identifies: linkIdentifier,
	default: '',
	required: true,
	placeholder: 'e.g. https://www.example.com/invoice.pdf',
	description: 'Public URL of the file. WhatsApp downloads it and caches it for ten minutes.',
	displayOptions: { show: { mediaSource: ['link'] } },
});
