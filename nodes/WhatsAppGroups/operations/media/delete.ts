import { defineOperation } from '../../core/declarations/operation';
import { mediaId } from '../../groups/fields/media';

export const operation = defineOperation({
	resource: 'media',
	operation: 'delete',
	name: 'Delete',
	action: 'Delete media',
	description:
		"Delete an uploaded or received file from WhatsApp's servers. Use it when the file must not stay there until it expires.",
	notice: 'This cannot be undone: the file is gone for everybody who has its ID.',
	fields: [mediaId],
	request: ({ mediaId }) => ({ method: 'DELETE', on: { media: mediaId } }),
	output: (_body, { mediaId }) => ({ deleted: true, mediaId }),
});
