import { readHead, type InputFile } from '../../core/execution/inputFile';
import { InputRefusal } from '../../errors/inputRefusal';

/** Meta's rules for the picture of a group (reference, May 2026). */
const largestBytes = 5 * 1024 * 1024;
const smallestSide = 192;

export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/** Markers that stand alone: restart markers, start of image, the temporary one. */
function standsAlone(marker: number): boolean {
	return (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
}

/** Start-of-frame markers; C4, C8 and CC in their midst are tables. */
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/**
 * Width and height of a JPEG file, read from its frame header; undefined when it is no JPEG, or
 * broken off before it.
 */
export function readJpegSize(file: Buffer): PictureSize | undefined {
	if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return undefined;
	let at = 2;
	while (at + 9 <= file.length) {
		if (file[at] !== 0xff) return undefined;
		const marker = file[at + 1] ?? 0;
		// Fill bytes may stand before a marker.
		if (marker === 0xff) at += 1;
		else if (standsAlone(marker)) at += 2;
		else if (isFrame(marker))
			return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
		// After the start of scan come the pixels, without a frame header before them.
		else if (marker === 0xda || marker === 0xd9) return undefined;
		else at += 2 + Math.max(2, file.readUInt16BE(at + 2));
	}
	return undefined;
}

/** @throws InputRefusal when WhatsApp does not take the picture. */
export function checkPicture(file: Buffer, bytes = file.length): void {
	const megabytes = (bytes / 1024 / 1024).toFixed(1);
	if (bytes === 0)
		throw new InputRefusal('The picture is empty', 'Check the node that created the file.');
	if (bytes > largestBytes)
		throw new InputRefusal(
			`The picture is ${megabytes} MB, but WhatsApp accepts at most 5 MB`,
			'Reduce its size.',
		);
	const size = readJpegSize(file);
	if (!size)
		throw new InputRefusal(
			'The picture is not a JPEG file',
			'WhatsApp accepts only JPEG. Convert the picture, for example with the Edit Image node.',
		);
	const { width, height } = size;
	if (width !== height)
		throw new InputRefusal(
			`The picture is ${width} by ${height} pixels, but it must be square`,
			'Crop it, for example with the Edit Image node.',
		);
	if (width < smallestSide)
		throw new InputRefusal(
			`The picture is ${width} by ${height} pixels, but WhatsApp needs at least 192 by 192`,
			'Use a larger picture.',
		);
}

/**
 * Reads and checks a picture before anything is sent. @throws InputRefusal when WhatsApp does not
 * take it.
 */
export async function checkPictureFile(file: Pick<InputFile, 'bytes' | 'open'>): Promise<void> {
	checkPicture(
		file.bytes > 0 && file.bytes <= largestBytes
			? await readHead(file, largestBytes)
			: Buffer.alloc(0),
		file.bytes,
	);
}
