import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from '../../support/fastCheck';
import { openJsonForm } from '../../../nodes/WhatsAppGroups/core/sending/jsonForm';
import type { ByteStream, FormFile } from '../../../nodes/WhatsAppGroups/core/declarations/request';

function fileOf(content: Buffer, open: FormFile['open']): FormFile {
	return {
		part: 'body',
		fileName: 'a "b".txt',
		mimeType: 'text/plain',
		bytes: content.length,
		open,
	};
}

async function bodyOf(
	form: Parameters<typeof openJsonForm>[0],
): Promise<{ text: string; length: number }> {
	const { body, headers } = await openJsonForm(form);
	const bytes = Buffer.isBuffer(body) ? body : await buffer(body);
	return { text: bytes.toString(), length: Number(headers['content-length']) };
}

it('is JSON with the fields and the file as a data URI', async () => {
	const content = Buffer.from('Hello');
	const { text } = await bodyOf({
		fields: { name: 'x"y' },
		file: fileOf(content, async () => await Promise.resolve(content)),
		asJson: true,
	});
	expect(JSON.parse(text)).toEqual({
		name: 'x"y',
		body: `data:text/plain;base64,${content.toString('base64')}`,
	});
});

it('has its exact length and the same bytes, however a stream is cut', async () => {
	const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), {
		minLength: 1,
		maxLength: 20,
	});
	await fc.assert(
		fc.asyncProperty(pieces, async (chunks) => {
			const content = Buffer.concat(chunks);
			const stream = Readable.from(
				chunks.map((chunk) => Buffer.from(chunk)),
			) as unknown as ByteStream;
			const { text, length } = await bodyOf({
				fields: {},
				file: fileOf(content, async () => await Promise.resolve(stream)),
				asJson: true,
			});
			expect(Buffer.byteLength(text)).toBe(length);
			const { body } = JSON.parse(text) as { body: string };
			expect(Buffer.from(body.split(',')[1] ?? '', 'base64').equals(content)).toBe(true);
		}),
		{ numRuns: 50 },
	);
});
