import { Readable } from 'node:stream';
import { openForm } from '../../../nodes/WhatsAppGroups/core/sending/multipart';
import type { Form } from '../../../nodes/WhatsAppGroups/core/declarations/request';

function formOf(content: Buffer | Readable, bytes: number, fileName = 'a.pdf'): Form {
	const open = async () => await Promise.resolve(content);
	return {
		fields: { messaging_product: 'whatsapp', type: 'application/pdf' },
		file: { part: 'file', fileName, mimeType: 'application/pdf', bytes, open },
	};
}

async function read(body: Buffer | Readable): Promise<Buffer> {
	if (Buffer.isBuffer(body)) return body;
	const chunks: Buffer[] = [];
	for await (const chunk of body) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

describe('a form', () => {
	it.each([
		['a buffer', Buffer.from('%PDF')],
		['a stream', Readable.from([Buffer.from('%P'), Buffer.from('DF')])],
	])('encloses %s, and knows its length beforehand', async (_what, content) => {
		const { body, headers } = await openForm(formOf(content, 4));
		const text = (await read(body)).toString();
		const [, boundary] = /boundary=(.+)$/.exec(headers['content-type'] ?? '') ?? [];
		expect(headers['content-length']).toBe(String(text.length));
		expect(text.split(`--${boundary}`).map((part) => part.trim())).toEqual([
			'',
			'Content-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp',
			'Content-Disposition: form-data; name="type"\r\n\r\napplication/pdf',
			'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF',
			'--',
		]);
	});

	it('lets no file name break out of its header', async () => {
		const { body } = await openForm(formOf(Buffer.from('x'), 1, 'a"\r\nX-Evil: 1.pdf'));
		expect((await read(body)).toString()).toContain('filename="a%22%0D%0AX-Evil: 1.pdf"');
	});

	it('lets go of a stream that nobody reads', async () => {
		const content = Readable.from([Buffer.from('x')]);
		const { close } = await openForm(formOf(content, 1));
		close();
		expect(content.destroyed).toBe(true);
	});

	it('does not end the process when its file breaks while nobody reads', async () => {
		const content = Readable.from([Buffer.from('x')]);
		const { body } = await openForm(formOf(content, 1));
		for (const stream of [content, body as Readable])
			expect(stream.emit('error', new Error('broken'))).toBe(true);
	});
});
