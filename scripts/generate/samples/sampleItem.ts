import { encode } from 'jpeg-js';
import type { INodeExecutionData } from 'n8n-workflow';

const side = 200;
const { data: picture } = encode(
	{ width: side, height: side, data: Buffer.alloc(side * side * 4, 120) },
	50,
);

/** An item with a picture that every operation takes. */
export function sampleItem(): INodeExecutionData {
	return {
		json: {},
		binary: {
			data: { mimeType: 'image/jpeg', fileName: 'plan.jpg', data: picture.toString('base64') },
		},
	};
}
