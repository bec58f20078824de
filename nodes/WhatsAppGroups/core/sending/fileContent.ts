import { createHash } from 'crypto';
import { AnswerGivenUp } from '../../errors/answerGivenUp';
import type { ByteStream, FileAnswer } from '../declarations/request';
import { asText } from '../values/json';
import { passThrough } from './multipart';

const bytesPerMegabyte = 1024 * 1024;

export function toMegabytes(bytes: number): string {
	return (bytes / bytesPerMegabyte).toFixed(1);
}

/** What went through a stream, known when it has ended. */
export interface Weighed {
	readonly stream: ByteStream;
	bytes(): number;
	/** The SHA-256 hash; to be asked for once. */
	digest(): Buffer;
}

/**
 * Passes a file on, weighed, and gives up where it has more than so many bytes: what a server says
 * about its size need not be true. Its reader gets an `AnswerGivenUp` then.
 */
export function weigh(stream: ByteStream, mostBytes: number): Weighed {
	const hash = createHash('sha256');
	let bytes = 0;
	const passing = passThrough(stream, (chunk) => {
		bytes += chunk.length;
		if (bytes > mostBytes)
			throw new AnswerGivenUp(
				`The file has more than ${toMegabytes(mostBytes)} MB, which is the limit`,
				'Ask for a smaller file.',
			);
		hash.update(chunk);
		return [chunk];
	});
	return { stream: passing, bytes: () => bytes, digest: () => hash.digest() };
}

/** Meta writes the hash in base64; its older pages in hexadecimal digits. */
export function isSameHash(expected: string, digest: Buffer): boolean {
	return (
		expected === digest.toString('base64') || expected.toLowerCase() === digest.toString('hex')
	);
}

/** Whether a page to be read came instead of a file, such as one to log in on. */
export function isWebPage({ headers }: FileAnswer, mimeType: string | undefined): boolean {
	const isHtml = (type: string | undefined) => type?.toLowerCase().includes('html') === true;
	return isHtml(asText(headers['content-type'])) && !isHtml(mimeType);
}
