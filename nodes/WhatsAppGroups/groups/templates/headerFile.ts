import type { IDataObject } from 'n8n-workflow';
import type { UploadSession } from '../../core/declarations/session';
import { asText, compact } from '../../core/values/json';
import { documentNameOfMedia } from '../media/documentName';
import type { MediaType } from '../media/kinds';
import { uploadOnce } from '../media/upload';
import { headerMedia, isLink } from './components';

/** A file of the input that goes up. */
async function upload(
	session: UploadSession,
	field: string,
	wishes: { mediaType: MediaType; fileName?: string },
): Promise<IDataObject> {
	const { mediaId, fileName } = await uploadOnce(session, field, wishes);
	const filename = wishes.mediaType === 'document' ? fileName : undefined;
	return compact({ id: mediaId, filename });
}

/**
 * The variables with the header's file uploaded, where they name a field of the input that holds
 * one; a document behind a media ID gets a name.
 */
export async function prepareHeader(
	session: UploadSession,
	variables: IDataObject,
	wishedName = '',
): Promise<IDataObject> {
	const mediaType = headerMedia.find((media) => variables[`header_${media}`] !== undefined);
	if (!mediaType) return variables;
	const given = asText(variables[`header_${mediaType}`])?.trim() ?? '';
	if (given === '' || isLink(given)) return variables;
	const isDocument = mediaType === 'document';
	if (!/^\d+$/.test(given)) {
		const wishes = { mediaType, ...(isDocument && { fileName: wishedName }) };
		return { ...variables, [`header_${mediaType}`]: await upload(session, given, wishes) };
	}
	if (!isDocument || wishedName.trim() !== '') return variables;
	const filename = await documentNameOfMedia(session, given);
	return { ...variables, header_document: { id: given, filename } };
}
