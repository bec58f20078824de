import { Readable } from 'node:stream';
import { OneMsgRefusal } from './caller';

const shape = /^data:([^;,]+)(?:;[^,]*)?;base64,/;
const boundary = '----emulatedGateway';

interface Form {
	stream: Readable;
	contentType: string;
}

interface DataUri {
	mimeType: string;
	content: Buffer;
	stream: Readable;
	/** The file as a form that Graph takes. */
	toForm(part: string, values: Record<string, string | undefined>, fileName?: string): Form;
}

/** A file inside JSON. An address would be fetched by 1msg; the emulator fetches nothing. */
export function readDataUri(text: string): DataUri {
	const [head, mimeType = ''] = shape.exec(text) ?? [];
	if (head === undefined)
		throw new OneMsgRefusal(400, 'The emulator takes files as data URIs only');
	const content = Buffer.from(text.slice(head.length), 'base64');
	return {
		mimeType,
		content,
		stream: Readable.from([content]),
		toForm: (part, values, fileName = 'file') => {
			const fields = Object.entries(values).flatMap(([name, value]) =>
				value === undefined
					? []
					: [`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`],
			);
			const file = `--${boundary}\r\nContent-Disposition: form-data; name="${part}"; filename="${fileName}"\r\nContent-Type: ${mimeType}\r\n\r\n`;
			const body = Buffer.concat([
				Buffer.from(`${fields.join('')}${file}`),
				content,
				Buffer.from(`\r\n--${boundary}--\r\n`),
			]);
			return {
				stream: Readable.from([body]),
				contentType: `multipart/form-data; boundary=${boundary}`,
			};
		},
	};
}
