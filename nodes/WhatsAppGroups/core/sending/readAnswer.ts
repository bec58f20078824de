import { AnswerGivenUp } from '../../errors/answerGivenUp';
import type { ByteStream } from '../declarations/request';
import { asText } from '../values/json';

/** Unpacked. The longest lists of WhatsApp have a tenth of it on a page. */
const largestAnswerMegabytes = 16;
const bytesPerMegabyte = 1024 * 1024;
/** In front of what some servers write. */
const byteOrderMark = '\ufeff';
const longestRefusalBytes = 64 * 1024;

/** For an answer that does not end in time, however steadily it comes. */
function toTooSlow(): AnswerGivenUp {
	return new AnswerGivenUp(
		'The answer of the server came too slowly, and was not read to its end',
		'Try again later, and check the base URL in the credential.',
	);
}

function toTooLarge(): AnswerGivenUp {
	return new AnswerGivenUp(
		`The answer of the server has more than ${largestAnswerMegabytes} MB, and was not read to its end`,
		'Set a smaller Limit where the operation has one. Otherwise, check the base URL in the credential.',
	);
}

/** A stream that ends when the time is over, whoever reads it. */
export function endInTime(stream: ByteStream, time: AbortSignal): ByteStream {
	const end = () => void stream.destroy(toTooSlow());
	const callOff = () => time.removeEventListener('abort', end);
	time.addEventListener('abort', end, { once: true });
	stream.once('close', callOff);
	// Without a listener, an error while nobody reads would end the whole process.
	stream.on('error', callOff);
	return stream;
}

async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of chunks) {
		bytes += chunk.length;
		// Leaving the loop lets go of the stream.
		if (bytes > largestAnswerMegabytes * bytesPerMegabyte) throw toTooLarge();
		parts.push(chunk);
	}
	return Buffer.concat(parts).toString();
}

/** The JSON in a text, or the text itself. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text) as unknown;
	} catch {
		return text;
	}
}

/**
 * Reads the body of an answer, unpacked already, up to a limit. What is no stream was read by n8n.
 * @throws AnswerGivenUp when it has more, or when `time` is over before it has come.
 */
export async function readAnswer(body: unknown, time?: AbortSignal): Promise<unknown> {
	const isIterable = typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
	if (!isIterable) return body;
	try {
		return parse(await readText(body as AsyncIterable<Uint8Array>));
	} catch (failure) {
		return await Promise.reject(time?.aborted ? toTooSlow() : failure);
	}
}

/** The body of a refusal that came instead of a file. */
export async function readRefusal(stream: ByteStream): Promise<unknown> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		bytes += chunk.length;
		if (bytes > longestRefusalBytes) break;
	}
	const text = Buffer.concat(chunks).toString();
	try {
		return JSON.parse(text);
	} catch {
		return asText(text);
	}
}
