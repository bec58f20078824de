import type { IDataObject } from 'n8n-workflow';
import type { UploadSession } from '../../core/declarations/session';
import { asText } from '../../core/values/json';
import { fileNameOf } from '../../core/values/link';
import { receivedExtensionOf, toMimeType } from './kinds';

/** Without a name, people see "Untitled". */
const unnamed = 'Document';

/** The name of a document at a link, where nobody gave it one. */
export function documentNameOfLink(link: string): string {
	return fileNameOf(link) ?? unnamed;
}

const deepest = 5;
const idKeys = ['mediaId', 'media_id', 'id'] as const;

/** What an item says about the file with this ID: that of *Media → Upload*, or of the trigger. */
function findAbout(value: unknown, mediaId: string, depth = 0): IDataObject | undefined {
	if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
	const object = value as IDataObject;
	if (idKeys.some((key) => asText(object[key]) === mediaId)) return object;
	for (const part of Object.values(object)) {
		const found = findAbout(part, mediaId, depth + 1);
		if (found) return found;
	}
	return undefined;
}

/** The type of a file, asked for once per run; a document without it goes out all the same. */
async function askType(session: UploadSession, mediaId: string): Promise<string | undefined> {
	return await session.once(`type of ${mediaId}`, async () => {
		const about = await session
			.ask({ method: 'GET', on: { media: mediaId } })
			.catch((): IDataObject => ({}));
		return asText(about.mime_type);
	});
}

/** The name of a document behind a media ID, where nobody gave it one. */
export async function documentNameOfMedia(
	session: UploadSession,
	mediaId: string,
): Promise<string> {
	const about = findAbout(session.context.getInputData()[session.itemIndex]?.json, mediaId) ?? {};
	const name = asText(about.fileName) ?? asText(about.filename);
	if (name !== undefined) return name;
	const said = asText(about.mimeType) ?? asText(about.mime_type);
	const extension = receivedExtensionOf(toMimeType(said ?? (await askType(session, mediaId))));
	return extension === undefined ? unnamed : `${unnamed}.${extension}`;
}
