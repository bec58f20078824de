import jpeg from 'jpeg-js';
import type { InputFile } from '../actionWorkflow';

const sidePixels = 200;
const bytesPerPixel = 4;

/** A square grey JPEG, large enough for a group. */
export const picture: InputFile = {
	base64: jpeg
		.encode({
			width: sidePixels,
			height: sidePixels,
			data: Buffer.alloc(sidePixels * sidePixels * bytesPerPixel, 0x80),
		})
		.data.toString('base64'),
	fileName: 'plan.jpg',
	mimeType: 'image/jpeg',
};
