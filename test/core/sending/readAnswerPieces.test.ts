import { Readable } from 'node:stream';
import type { ByteStream } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { endInTime, readAnswer } from '../../../nodes/WhatsAppGroups/core/sending/readAnswer';

const megabyte = 1024 * 1024;
const streamOf = (...chunks: Array<string | Buffer>) =>
	Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('an answer that is read to its end', () => {
	it.each([
		[['{"id":', '"1"}'], { id: '1' }],
		[['\ufeff', '[1]'], [1]],
		[['<html>'], '<html>'],
		[['x\ufeff'], 'x\ufeff'],
		[[], ''],
	])('is what its JSON says, or its text: %j', async (chunks, body) => {
		expect(await readAnswer(streamOf(...chunks))).toEqual(body);
	});

	it.each([[null], [undefined], [''], ['<html>'], [7], [{ a: 1 }], [[1]]])(
		'may have been read by n8n already: %j',
		async (body) => expect(await readAnswer(body)).toBe(body),
	);

	it('is put together before it becomes a text', async () => {
		const smile = Buffer.from('😀');
		expect(await readAnswer(streamOf(smile.subarray(0, 2), smile.subarray(2)))).toBe('😀');
	});

	it('may have 16 MB, and no more', async () => {
		const chunks = Array.from({ length: 16 }, () => 'x'.repeat(megabyte));
		expect(await readAnswer(streamOf(...chunks))).toHaveLength(16 * megabyte);
		const stream = streamOf(...chunks, 'x');
		await expect(readAnswer(stream)).rejects.toMatchObject({
			message: 'The answer of the server has more than 16 MB, and was not read to its end',
			remedy: expect.stringContaining('smaller Limit') as string,
		});
		expect(stream.destroyed).toBe(true);
	});

	it('comes too slowly when it breaks after its time', async () => {
		const broken = () => {
			const stream = streamOf('x');
			stream.destroy(new Error('broken'));
			return stream;
		};
		await expect(readAnswer(broken(), AbortSignal.abort())).rejects.toMatchObject({
			message: 'The answer of the server came too slowly, and was not read to its end',
			remedy: 'Try again later, and check the base URL in the credential.',
		});
		await expect(readAnswer(broken(), new AbortController().signal)).rejects.toThrow('broken');
		await expect(readAnswer(broken())).rejects.toThrow('broken');
	});
});

describe('a stream whose time is over', () => {
	const inTime = (stream: Readable, time: AbortSignal) => endInTime(stream as ByteStream, time);

	it('ends with the reason, also when nobody reads it', async () => {
		const time = new AbortController();
		const stream = inTime(streamOf('x'), time.signal);
		const failed = new Promise((resolve) => stream.once('error', resolve));
		time.abort();
		expect(await failed).toMatchObject({ message: expect.stringMatching(/too slowly/) as string });
		const alone = inTime(streamOf('x'), new AbortController().signal);
		expect(alone.emit('error', new Error('broken'))).toBe(true);
	});

	it('is not touched any more once it has ended', async () => {
		const time = new AbortController();
		const stream = streamOf('x');
		const destroy = jest.spyOn(stream, 'destroy');
		for await (const chunk of inTime(stream, time.signal)) expect(String(chunk)).toBe('x');
		await new Promise((resolve) => setImmediate(resolve));
		destroy.mockClear();
		time.abort();
		expect(destroy).not.toHaveBeenCalled();
	});
});
