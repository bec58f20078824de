import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';
import { checkPicture, readJpegSize } from '../../../nodes/WhatsAppGroups/groups/media/picture';

export function makeJpeg(width: number, height = width): Buffer {
	return encode({ width, height, data: Buffer.alloc(width * height * 4, 128) }, 50).data;
}

/** A segment between the start of the image and the rest, as cameras write them. */
function withSegment(jpeg: Buffer, marker: number, bytes: number): Buffer {
	const segment = Buffer.alloc(2 + bytes);
	segment.writeUInt16BE(0xff00 | marker, 0);
	segment.writeUInt16BE(bytes, 2);
	return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

describe('the size of a JPEG file', () => {
	it.each([
		[192, 192],
		[640, 480],
		[1, 1],
	])('%d by %d is read', (width, height) => {
		expect(readJpegSize(makeJpeg(width, height))).toEqual({ width, height });
	});

	it('is found behind a large preview, and behind fill bytes', () => {
		const jpeg = withSegment(makeJpeg(200), 0xe1, 65_000);
		expect(readJpegSize(jpeg)).toEqual({ width: 200, height: 200 });
		expect(
			readJpegSize(
				Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), jpeg.subarray(2)]),
			),
		).toEqual({ width: 200, height: 200 });
	});

	it.each([
		['a PNG file', PNG.sync.write(new PNG({ width: 200, height: 200 }))],
		['nothing', Buffer.alloc(0)],
		['text', Buffer.from('<html>not a picture</html>')],
		['a file broken off in its head', makeJpeg(200).subarray(0, 60)],
		['a head of zeros', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(100)])],
		[
			'a segment that is longer than the file',
			withSegment(makeJpeg(200), 0xe1, 60_000).subarray(0, 500),
		],
	])('is not known for %s', (_what, file) => {
		expect(readJpegSize(file)).toBeUndefined();
	});
});

describe('a picture is refused before anything is sent', () => {
	it.each([
		[
			'no JPEG',
			PNG.sync.write(new PNG({ width: 200, height: 200 })),
			'The picture is not a JPEG file',
		],
		['not square', makeJpeg(300, 200), 'The picture is 300 by 200 pixels, but it must be square'],
		[
			'too small',
			makeJpeg(191),
			'The picture is 191 by 191 pixels, but WhatsApp needs at least 192 by 192',
		],
		[
			'too large',
			Buffer.concat([makeJpeg(200), Buffer.alloc(5 * 1024 * 1024)]),
			'The picture is 5.0 MB, but WhatsApp accepts at most 5 MB',
		],
		['empty', Buffer.alloc(0), 'The picture is empty'],
	])('when it is %s', (_what, file, message) => {
		expect(() => checkPicture(file)).toThrow(message);
	});

	it('and 192 by 192 is enough', () => {
		expect(() => checkPicture(makeJpeg(192))).not.toThrow();
	});
});
