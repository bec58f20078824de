import type { InputFile } from '../../../nodes/WhatsAppGroups/core/execution/inputFile';
import { checkMedia, isAnimatedWebp } from '../../../nodes/WhatsAppGroups/groups/media/check';
import {
	extensionOf,
	mediaKinds,
	mediaTypes,
	toMimeType,
	type MediaType,
} from '../../../nodes/WhatsAppGroups/groups/media/kinds';

function fileOf(mimeType: string, bytes: number, head = Buffer.alloc(0)): InputFile {
	return { key: 'k', mimeType, bytes, open: async () => await Promise.resolve(head) };
}

const animatedHead = Buffer.from('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x02', 'latin1');
const stillHead = Buffer.from('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\x10', 'latin1');

describe('sizes', () => {
	it.each(mediaTypes)(
		'takes %s up to its limit and refuses one byte more',
		async (mediaType: MediaType) => {
			const { extensions, maxBytes } = mediaKinds[mediaType];
			const mimeType = Object.keys(extensions)[0] ?? '';
			await expect(checkMedia(fileOf(mimeType, maxBytes), { mediaType })).resolves.toBe(mimeType);
			await expect(checkMedia(fileOf(mimeType, maxBytes + 1), { mediaType })).rejects.toThrow(
				/WhatsApp accepts at most/,
			);
		},
	);

	it('knows the limits that Meta documents', () => {
		const megabytes = mediaTypes.map((type) => [type, mediaKinds[type].maxBytes / 1024 / 1024]);
		expect(Object.fromEntries(megabytes)).toEqual({
			audio: 16,
			document: 100,
			image: 5,
			sticker: 100 / 1024,
			video: 16,
		});
	});

	it('lets an animated sticker have 500 KB', async () => {
		expect(isAnimatedWebp(animatedHead)).toBe(true);
		expect(isAnimatedWebp(stillHead)).toBe(false);
		await expect(checkMedia(fileOf('image/webp', 500 * 1024, animatedHead))).resolves.toBe(
			'image/webp',
		);
		await expect(checkMedia(fileOf('image/webp', 500 * 1024, stillHead))).rejects.toThrow(
			'at most 100 KB (500 KB if it is animated) as Sticker',
		);
		await expect(checkMedia(fileOf('image/webp', 500 * 1024 + 1, animatedHead))).rejects.toThrow(
			'The file is 501 KB',
		);
	});
});

describe('types', () => {
	it.each([
		['audio/ogg; codecs=opus', '', 'audio/ogg'],
		['audio/x-m4a', '', 'audio/mp4'],
		['image/jpg', '', 'image/jpeg'],
		['IMAGE/PNG', '', 'image/png'],
		['application/octet-stream', 'a.JPEG', 'image/jpeg'],
		['', 'b.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
		['application/octet-stream', 'c.exe', 'application/octet-stream'],
	])('reads "%s" of "%s" as %s', (given, fileName, expected) => {
		expect(toMimeType(given, fileName)).toBe(expected);
	});

	it('says as what a file can be sent', async () => {
		await expect(
			checkMedia(fileOf('image/jpeg', 1), { mediaType: 'document' }),
		).rejects.toMatchObject({
			message: 'WhatsApp does not accept a file of type "image/jpeg" as Document',
			remedy: 'Send it as Image.',
		});
	});

	it('has an extension for each', () => {
		expect(extensionOf('audio/mpeg')).toBe('mp3');
		expect(extensionOf('image/gif')).toBeUndefined();
	});
});
