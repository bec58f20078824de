import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ByteStream } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { openJsonForm } from '../../../nodes/WhatsAppGroups/core/sending/jsonForm';

const content = Buffer.from('Hello, world!');

async function open(opened: Buffer | Readable, fields: Record<string, string> = {}) {
	return await openJsonForm({
		fields,
		file: {
			part: 'body',
			fileName: 'a.txt',
			mimeType: 'text/plain',
			bytes: content.length,
			open: async () => await Promise.resolve(opened as ByteStream),
		},
		asJson: true,
	});
}

/** The file in pieces of these lengths. */
function streamOf(lengths: readonly number[]): Readable {
	let at = 0;
	return Readable.from(lengths.map((length) => content.subarray(at, (at += length))));
}

it.each([
	[[13]],
	[[1, 12]],
	[[2, 11]],
	[[3, 10]],
	[[4, 4, 5]],
	[[1, 1, 1, 1, 9]],
	[[12, 1]],
	[[5, 2, 6]],
])(
	'a stream in pieces of %j is the same JSON as the whole file, of the length that was said',
	async (lengths) => {
		const whole = await open(content, { name: 'x"y' });
		const form = await open(streamOf(lengths), { name: 'x"y' });
		const text = (await buffer(form.body as ByteStream)).toString();
		expect(text).toBe(String(whole.body));
		expect(JSON.parse(text)).toEqual({
			name: 'x"y',
			body: `data:text/plain;base64,${content.toString('base64')}`,
		});
		const headers = { 'content-type': 'application/json', 'content-length': String(text.length) };
		expect([form.headers, whole.headers]).toEqual([headers, headers]);
	},
);

it('passes on of each piece what can be, and keeps no more than two bytes back', async () => {
	const { body } = await open(streamOf([4, 4, 5]));
	const passed: string[] = [];
	for await (const chunk of body as ByteStream) passed.push(String(chunk));
	expect(passed).toEqual([
		'{"body":"data:text/plain;base64,',
		'SGVs',
		'bG8s',
		'IHdvcmxkIQ==',
		'"}',
	]);
});

it('does not read the file into memory before it is asked for', async () => {
	const pieces: number[] = [];
	const stream = Readable.from(
		(function* () {
			for (const byte of content) {
				pieces.push(byte);
				yield Buffer.from([byte]);
			}
		})(),
		{ highWaterMark: 1 },
	);
	const { body, close } = await open(stream);
	expect(pieces).toEqual([]);
	expect(Buffer.isBuffer(body)).toBe(false);
	close();
	expect(stream.destroyed).toBe(true);
});

it('has nothing to let go of in memory', async () => {
	expect((await open(content)).close()).toBeUndefined();
});
