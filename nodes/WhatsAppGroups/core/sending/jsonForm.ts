import { passThrough, type Multipart } from './multipart';
import type { Form } from '../declarations/request';

const bytesPerGroup = 3;
const charactersPerGroup = 4;

/**
 * Turns bytes into base64 piece by piece; what does not fill a group of three waits for the next
 * piece, or the end.
 */
function toBase64(totalBytes: number): (chunk: Buffer) => Buffer {
	let rest = Buffer.alloc(0);
	let passed = 0;
	return (chunk) => {
		passed += chunk.length;
		const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		const usable =
			passed >= totalBytes ? whole.length : whole.length - (whole.length % bytesPerGroup);
		rest = Buffer.from(whole.subarray(usable));
		return Buffer.from(whole.toString('base64', 0, usable));
	};
}

/**
 * A form as JSON: its fields, and the file as a data URI under the name of its part. A stream stays
 * one.
 */
export async function openJsonForm({ fields, file }: Form): Promise<Multipart> {
	const start = JSON.stringify({ ...fields, [file.part]: `data:${file.mimeType};base64,` });
	const [head, tail] = [Buffer.from(start.slice(0, -'"}'.length)), Buffer.from('"}')];
	const encodedBytes = Math.ceil(file.bytes / bytesPerGroup) * charactersPerGroup;
	const headers = {
		'content-type': 'application/json',
		'content-length': String(head.length + encodedBytes + tail.length),
	};
	const content = await file.open();
	if (Buffer.isBuffer(content))
		return {
			body: Buffer.concat([head, Buffer.from(content.toString('base64')), tail]),
			headers,
			close: () => undefined,
		};
	const encode = toBase64(file.bytes);
	let passed = 0;
	const body = passThrough(content, (chunk) => {
		const before = passed === 0 ? [head] : [];
		passed += chunk.length;
		return [...before, encode(chunk), ...(passed === file.bytes ? [tail] : [])];
	});
	return { body, headers, close: () => void content.destroy() };
}
