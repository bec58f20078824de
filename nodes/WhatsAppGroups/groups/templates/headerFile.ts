import type { IDataObject } from 'n8n-workflow';
import type { UploadSession } from '../../core/declarations/session';
import { uploadOnce } from '../media/upload';
import { headerMedia, isLink } from './components';

/**
 * The variables with the header's file uploaded, where they name a field of the input that holds
 * one.
 */
export async function uploadHeader(
	session: UploadSession,
	variables: IDataObject,
	wishedName?: string,
): Promise<IDataObject> {
	const mediaType = headerMedia.find((media) => variables[`header_${media}`] !== undefined);
	if (!mediaType || variables[`header_${mediaType}`] === null) return variables;
	const given = String(variables[`header_${mediaType}`]).trim();
	if (given === '' || isLink(given) || /^\d+$/.test(given)) return variables;
	const { mediaId, fileName: name } = await uploadOnce(session, given, {
		mediaType,
		...(mediaType === 'document' && { fileName: wishedName }),
	});
	return {
		...variables,
		[`header_${mediaType}`]: {
			id: mediaId,
			...(mediaType === 'document' && { filename: name }),
		},
	};
}
