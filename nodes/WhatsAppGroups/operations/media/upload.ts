import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { inputDataField, mimeType } from '../../groups/fields/media';
import { uploadOnce } from '../../groups/media/upload';

const lastsMs = 30 * 24 * 60 * 60 * 1000;

export const operation = defineOperation({
	resource: 'media',
	operation: 'upload',
	name: 'Upload',
	action: 'Upload media',
	description:
		'Upload a file to WhatsApp and get its media ID. Use it to send one file to many groups: the ID works for 30 days.',
	fields: [
		inputDataField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string',
					default: '',
					placeholder: 'e.g. invoice.pdf',
					description: 'Name of the file, if it should differ from its own',
					rules: { maxLength: 240 },
				},
				mimeType,
			],
		},
	],
	run: async (session, { binaryPropertyName, options }) => {
		const { mediaId, fileName, bytes, ...uploaded } = await uploadOnce(
			session,
			binaryPropertyName,
			options,
		);
		return compact({
			mediaId,
			mimeType: uploaded.mimeType,
			fileName,
			fileSize: bytes,
			expiresAt: new Date(Date.now() + lastsMs).toISOString(),
		});
	},
});
