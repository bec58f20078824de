import { createHash } from 'crypto';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import { factsOf } from '../../errors/toNodeApiError';
import { passThrough } from '../../core/sending/multipart';
import { InputRefusal } from '../../errors/inputRefusal';
import { asNumber, asText } from '../../core/values/json';
import { receivedExtensionOf, toMimeType } from './kinds';
import type { ByteStream, FileAnswer } from '../../core/declarations/request';

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

/**
 * Passes the stream on and tells what went through: its hash and size are known when it has ended.
 */
function weigh(stream: ByteStream): {
	stream: ByteStream;
	hash: ReturnType<typeof createHash>;
	weight: { bytes: number };
} {
	const hash = createHash('sha256');
	const weight = { bytes: 0 };
	const passing = passThrough(stream, (chunk) => {
		hash.update(chunk);
		weight.bytes += chunk.length;
		return [chunk];
	});
	return { stream: passing, hash, weight };
}

/** Meta writes the hash in base64; its older pages in hexadecimal digits. */
function isSameHash(expected: string, digest: Buffer): boolean {
	return (
		expected === digest.toString('base64') || expected.toLowerCase() === digest.toString('hex')
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
	const extension = receivedExtensionOf(mimeType);
	const fileName = wishedName.trim() || `${mediaId}${extension ? `.${extension}` : ''}`;
	const { stream, hash, weight } = weigh(file.stream);
	const binary = await session.context.helpers
		.prepareBinaryData(stream, fileName, mimeType)
		.catch((failure: unknown) => {
			throw new InputRefusal(
				'The file could not be downloaded completely',
				`${failure instanceof Error ? failure.message : String(failure)}. Try again.`,
			);
		});
	const digest = hash.digest();
	const expected = asText(about.sha256);
	if (expected !== undefined && !isSameHash(expected, digest)) {
		const announced = asNumber(about.file_size);
		throw new InputRefusal(
			'The downloaded file is damaged: its SHA-256 hash is not the one that WhatsApp reports',
			`${weight.bytes} bytes were received${announced === undefined ? '' : ` instead of ${announced}`}. Try again.`,
		);
	}
	return { binary, mimeType, sha256: digest.toString('base64'), bytes: weight.bytes };
}
