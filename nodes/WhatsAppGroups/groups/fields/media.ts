import { defineField } from '../../core/declarations/field';
import { linkIdentifier, mediaIdentifier } from '../identifiers';

/** Where the file of a message comes from. */
export const mediaSource = defineField({
	displayName: 'File From',
	name: 'mediaSource',
	type: 'options',
	options: [
		{
			name: 'Input Data',
			value: 'binary',
			description: 'A file of the input item; it is uploaded once, however many groups it goes to',
		},
		{
			name: 'Link',
			value: 'link',
			description: 'A public address, from which WhatsApp fetches the file',
		},
		{
			name: 'Media ID',
			value: 'id',
			description: 'A file that was uploaded during the last 30 days',
		},
	],
	default: 'binary',
});

export const inputDataField = defineField({
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field that contains the file',
	description: 'The name of the binary field of the input item that holds the file',
	rules: { isTrimmed: true },
});

export const mediaId = defineField({
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	identifies: mediaIdentifier,
	default: '',
	required: true,
	placeholder: 'e.g. 1037543291543636',
	description: 'ID of the file, as Upload or the trigger gives it',
});

export const mediaLink = defineField({
	displayName: 'Link',
	name: 'mediaLink',
	type: 'string',
	identifies: linkIdentifier,
	default: '',
	required: true,
	placeholder: 'e.g. https://www.example.com/invoice.pdf',
	description: 'Public address of the file. WhatsApp fetches it, and keeps it for ten minutes.',
	displayOptions: { show: { mediaSource: ['link'] } },
});
