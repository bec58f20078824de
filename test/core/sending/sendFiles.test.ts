import { Readable } from 'node:stream';
import { NodeApiError } from 'n8n-workflow';
import { send } from '../../../nodes/WhatsAppGroups/core/sending/send';
import { change, good, openAcme, read, wireAs } from './acme';

describe('a form', () => {
	const bytes = Buffer.from('Hello');
	const fileOf = (content: Buffer | Readable) => ({
		part: 'file',
		fileName: 'a.txt',
		mimeType: 'text/plain',
		bytes: bytes.length,
		open: async () => await Promise.resolve(content),
	});

	it.each([
		['multipart', undefined, /^multipart\/form-data; boundary=/],
		['JSON', true, /^application\/json$/],
	] as const)('is the body, as %s, and has ten minutes', async (_what, asJson, contentType) => {
		const form = { fields: {}, file: fileOf(bytes), ...(asJson && { asJson }) };
		const { channel, asked } = openAcme(wireAs({ form, headers: { 'x-own': '1' } }));
		await send(channel, { ...change, body: undefined });
		const { body, headers, timeout } = asked[0] ?? { url: '' };
		expect(headers?.['content-type']).toMatch(contentType);
		expect(headers?.['x-own']).toBe('1');
		expect(Buffer.isBuffer(body)).toBe(true);
		expect(timeout).toBe(600_000);
	});

	it.each([
		['an answer', good],
		['a failure', new Error('broken')],
	])('lets go of its file after %s', async (_what, answer) => {
		const stream = Readable.from([bytes]);
		const { channel } = openAcme(wireAs({ form: { fields: {}, file: fileOf(stream) } }), answer);
		await send(channel, change).catch(() => undefined);
		expect(stream.destroyed).toBe(true);
	});
});

describe('a file', () => {
	const answerWith = (statusCode: number, ...chunks: string[]) => ({
		statusCode,
		headers: { 'content-type': 'image/png' },
		body: Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
	});
	const wire = wireAs({ answersWith: 'file' });

	it.each([200, 299])('is a stream that nobody has read yet (HTTP %d)', async (statusCode) => {
		const answer = answerWith(statusCode, 'PNG');
		const { channel, asked } = openAcme(wire, answer);
		expect(await send(channel, read)).toEqual({ stream: answer.body, headers: answer.headers });
		expect(asked[0]).toMatchObject({ encoding: 'stream', timeout: 600_000 });
		expect(asked[0]).not.toHaveProperty('json');
	});

	it.each([
		[199, ['{"message":', '"No"}'], { message: 'No' }],
		[300, ['gone'], 'gone'],
		[404, [], undefined],
	])('that is refused with HTTP %d is read: %j', async (statusCode, chunks, body) => {
		const toRefusal = jest.fn(() => ({ httpStatus: statusCode }));
		const { channel } = openAcme({ ...wire, toRefusal }, answerWith(statusCode, ...chunks));
		await expect(send(channel, read)).rejects.toThrow(NodeApiError);
		expect(toRefusal).toHaveBeenCalledWith(
			{ httpStatus: statusCode, headers: { 'content-type': 'image/png' }, body },
			read,
		);
	});

	it('that is refused with a whole page is read no further than is needed to see that', async () => {
		const toRefusal = jest.fn((_answer: { body: unknown }) => ({ httpStatus: 404 }));
		const page = Array.from({ length: 100 }, () => 'x'.repeat(1024));
		const { channel } = openAcme({ ...wire, toRefusal }, answerWith(404, ...page));
		await expect(send(channel, read)).rejects.toThrow(NodeApiError);
		expect(String(toRefusal.mock.calls[0]?.[0].body)).toHaveLength(65 * 1024);
	});
});
