import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { download } from '../../groups/media/download';
import { mediaId } from '../../groups/fields/media';

export const operation = defineOperation({
	resource: 'media',
	operation: 'download',
	name: 'Download',
	action: 'Download media',
	description:
		'Download a file that was received or uploaded. Use it to read or keep what somebody sent to a group. WhatsApp keeps received files for 7 days and uploaded files for 30 days.',
	fields: [
		mediaId,
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			isForAuthor: true,
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the output field to put the file in',
			rules: { maxLength: 240, isTrimmed: true },
		},
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
					placeholder: 'e.g. {{ $json.message.media.fileName }}',
					description: 'Name of the file in n8n. Defaults to the media ID.',
					rules: { maxLength: 240 },
				},
			],
		},
	],
	run: async (session, { mediaId, binaryPropertyName, options }) => {
		const { binary, mimeType, sha256, bytes } = await download(session, mediaId, options.fileName);
		const json = compact({
			mediaId,
			mimeType,
			fileName: binary.fileName,
			fileSize: bytes,
			sha256,
		});
		return { json, binary: { [binaryPropertyName]: binary } };
	},
});
