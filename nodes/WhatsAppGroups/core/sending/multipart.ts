import { randomBytes } from 'crypto';
import type { ByteStream, Form } from '../declarations/request';

export interface Multipart {
	readonly body: Buffer | ByteStream;
	readonly headers: Record<string, string>;
	/** Lets go of the file, whether it was read to its end or not. */
	close(): void;
}

/** A name inside a header: quotes and line breaks as HTML forms write them. */
function escapeName(name: string): string {
	return name.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

function toHead({ fields, file }: Form, boundary: string): Buffer {
	const parts = Object.entries(fields).map(
		([name, value]) =>
			`--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"\r\n\r\n${value}\r\n`,
	);
	const disposition = `Content-Disposition: form-data; name="${escapeName(file.part)}"; filename="${escapeName(file.fileName)}"`;
	return Buffer.from(
		`${parts.join('')}--${boundary}\r\n${disposition}\r\nContent-Type: ${file.mimeType}\r\n\r\n`,
	);
}

/**
 * The stream with each of its chunks replaced by what a function gives for it; no more than a few
 * chunks are in memory. Whoever reads it hears of its errors: without a listener of its own, one
 * while nobody reads would end the whole process.
 */
export function passThrough(stream: ByteStream, pass: (chunk: Buffer) => Buffer[]): ByteStream {
	const passing = stream.flatMap(pass) as ByteStream;
	stream.on('error', () => undefined);
	passing.on('error', () => undefined);
	return passing;
}

/** The stream between head and tail; the tail comes after so many bytes. */
function enclose(
	stream: ByteStream,
	bytes: number,
	[head, tail]: readonly [Buffer, Buffer],
): ByteStream {
	let passed = 0;
	return passThrough(stream, (chunk) => {
		const before = passed === 0 ? [head] : [];
		passed += chunk.length;
		return [...before, chunk, ...(passed === bytes ? [tail] : [])];
	});
}

/**
 * The form as it goes on the wire, with its exact length: Meta takes no upload of unknown length.
 */
export async function openForm(form: Form): Promise<Multipart> {
	const boundary = `----n8n${randomBytes(16).toString('hex')}`;
	const [head, tail] = [toHead(form, boundary), Buffer.from(`\r\n--${boundary}--\r\n`)];
	const headers = {
		'content-type': `multipart/form-data; boundary=${boundary}`,
		'content-length': String(head.length + form.file.bytes + tail.length),
	};
	const content = await form.file.open();
	if (Buffer.isBuffer(content))
		return { body: Buffer.concat([head, content, tail]), headers, close: () => undefined };
	const body = enclose(content, form.file.bytes, [head, tail]);
	return { body, headers, close: () => void content.destroy() };
}
