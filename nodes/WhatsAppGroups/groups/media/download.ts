import type { IBinaryData, IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { factsOf } from '../../errors/toNodeApiError';
import { isSameHash, isWebPage, weigh } from '../../core/sending/fileContent';
import { AnswerRefusal, InputRefusal } from '../../errors/inputRefusal';
import { asNumber, asText } from '../../core/values/json';
import { receivedExtensionOf, toMimeType } from './kinds';
import type { FileAnswer } from '../../core/declarations/request';

/** WhatsApp keeps nothing larger than 100 MB. */
const largestBytes = 128 * 1024 * 1024;

export interface Download {
	readonly binary: IBinaryData;
	readonly mimeType: string;
	/** Base64, as Meta writes it. */
	readonly sha256: string;
	readonly bytes?: number;
}

interface Found {
	readonly about: IDataObject;
	readonly file: FileAnswer;
}

async function find(session: Session, mediaId: string): Promise<Found> {
	const about = await session.ask({ method: 'GET', on: { media: mediaId } });
	const mediaUrl = asText(about.url);
	if (mediaUrl === undefined)
		throw new InputRefusal(
			`WhatsApp returned no file for the media ID "${mediaId}"`,
			'Check that it is a media ID, and not the ID of something else.',
		);
	const file = await session.fetch({ method: 'GET', on: { mediaUrl }, answersWith: 'file' });
	return { about, file };
}

/**
 * Addresses live five minutes; Meta answers 404 after that, and gives a new one when asked again.
 */
async function findFresh(session: Session, mediaId: string): Promise<Found> {
	const again = async (error: unknown) =>
		factsOf(error)?.httpStatus === 404 && factsOf(error)?.code === undefined
			? await find(session, mediaId)
			: await Promise.reject(error);
	return await find(session, mediaId).catch(again);
}

/** @throws AnswerRefusal for what is no file, and lets go of it. */
function requireFile({ about, file }: Found): void {
	if (!isWebPage(file, asText(about.mime_type))) return;
	file.stream.destroy();
	throw new AnswerRefusal(
		'A web page came instead of the file',
		'Check the base URL in the credential.',
	);
}

/** @throws InputRefusal for what is not the file that was announced. */
function requireWhole(about: IDataObject, digest: Buffer, bytes: number): void {
	const expected = asText(about.sha256);
	if (expected === undefined || isSameHash(expected, digest)) return;
	const announced = asNumber(about.file_size);
	throw new InputRefusal(
		'The downloaded file is damaged: its SHA-256 hash is not the one that WhatsApp reports',
		`${bytes} bytes were received${announced === undefined ? '' : ` instead of ${announced}`}. Try again.`,
	);
}

/**
 * Brings a file into n8n's binary storage, as a stream, and compares its hash. @throws InputRefusal
 * when it came damaged.
 */
export async function download(
	session: Session,
	mediaId: string,
	wishedName = '',
): Promise<Download> {
	const { about, file } = await findFresh(session, mediaId);
	const mimeType = toMimeType(asText(about.mime_type) ?? asText(file.headers['content-type']));
	requireFile({ about, file });
	const extension = receivedExtensionOf(mimeType);
	const fileName = wishedName.trim() || `${mediaId}${extension ? `.${extension}` : ''}`;
	const { stream, bytes, digest } = weigh(file.stream, largestBytes);
	const binary = await session.context.helpers
		.prepareBinaryData(stream, fileName, mimeType)
		.catch((failure: unknown) => {
			throw new InputRefusal(
				'The file could not be downloaded completely',
				`${failure instanceof Error ? failure.message : String(failure)}. Try again.`,
			);
		});
	const sha256 = digest();
	requireWhole(about, sha256, bytes());
	return { binary, mimeType, sha256: sha256.toString('base64'), bytes: bytes() };
}
