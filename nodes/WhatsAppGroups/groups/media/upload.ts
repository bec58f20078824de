import type { UploadSession } from '../../core/declarations/session';
import { asText } from '../../core/values/json';
import { readInputFile, type InputFile } from '../../core/execution/inputFile';
import { AnswerRefusal } from '../../errors/inputRefusal';
import { checkMedia, type MediaWishes } from './check';
import { withExtension } from './kinds';
import type { GraphRequest } from '../../core/declarations/request';

export interface Upload {
	readonly mediaId: string;
	readonly mimeType: string;
	readonly fileName: string;
	readonly bytes: number;
}

export interface UploadWishes extends MediaWishes {
	readonly fileName?: string;
}

/** The request that uploads a file. */
function toUploadRequest(
	file: Pick<InputFile, 'bytes' | 'open'>,
	{ mimeType, fileName }: { mimeType: string; fileName: string },
): GraphRequest {
	return {
		method: 'POST',
		on: 'phoneNumber',
		edge: 'media',
		form: {
			// Meta's reference asks for the type as a field, its example has it in the file part.
			fields: { messaging_product: 'whatsapp', type: mimeType },
			file: { part: 'file', fileName, mimeType, bytes: file.bytes, open: file.open },
		},
	};
}

/**
 * Uploads a file of the item, once per run however many items and groups it goes to. Media IDs last
 * 30 days.
 * @throws InputRefusal when WhatsApp does not take such a file; NodeApiError when it refuses.
 */
export async function uploadOnce(
	session: UploadSession,
	field: string,
	wishes: UploadWishes = {},
): Promise<Upload> {
	const file = await readInputFile(session.context, field, session.itemIndex);
	const mimeType = await checkMedia(file, wishes);
	const fileName = withExtension(wishes.fileName?.trim() || file.fileName || 'file', mimeType);
	return await session.once(`upload ${mimeType} ${fileName} ${file.key}`, async () => {
		const mediaId = asText((await session.ask(toUploadRequest(file, { mimeType, fileName }))).id);
		if (mediaId === undefined)
			throw new AnswerRefusal('WhatsApp returned no media ID', 'Try again. No message was sent.');
		return { mediaId, mimeType, fileName, bytes: file.bytes };
	});
}
