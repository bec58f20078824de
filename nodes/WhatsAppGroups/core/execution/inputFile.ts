import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ByteStream } from '../declarations/request';

/** A file of an input item. It stays where n8n keeps it until somebody opens it. */
export interface InputFile {
	/** The same for the same file, in whichever item it comes. */
	readonly key: string;
	readonly fileName?: string;
	readonly fileExtension?: string;
	readonly mimeType: string;
	readonly bytes: number;
	open(): Promise<Buffer | ByteStream>;
}

/**
 * The bytes of a file that n8n has in memory. Other systems break base64 into lines, or write it as
 * a data URI.
 */
function decode(data: string): Buffer {
	const [, inUri] = /^\s*data:[^,]*;base64,/i.test(data) ? (/^[^,]*,(.*)$/s.exec(data) ?? []) : [];
	return Buffer.from(inUri ?? data, 'base64');
}

/** @throws n8n's own error when the item has no such file. */
export async function readInputFile(
	context: IExecuteFunctions,
	field: string,
	itemIndex: number,
): Promise<InputFile> {
	const { helpers } = context;
	const { id, data, fileName, fileExtension, mimeType } = helpers.assertBinaryData(
		itemIndex,
		field,
	);
	const facts = { fileName, fileExtension, mimeType };
	if (id !== undefined) {
		const { fileSize } = await helpers.getBinaryMetadata(id);
		return {
			...facts,
			key: id,
			bytes: fileSize,
			open: async () => await helpers.getBinaryStream(id),
		};
	}
	const content = decode(data);
	return {
		...facts,
		key: createHash('sha256').update(content).digest('hex'),
		bytes: content.length,
		// Decoded anew: many items may wait, and none should keep its file in memory twice.
		open: async () => await Promise.resolve(decode(data)),
	};
}

/** The first bytes of a file. */
export async function readHead(file: Pick<InputFile, 'open'>, bytes: number): Promise<Buffer> {
	const content = await file.open();
	if (Buffer.isBuffer(content)) return content.subarray(0, bytes);
	const chunks: Buffer[] = [];
	for await (const chunk of content as AsyncIterable<Buffer>) {
		chunks.push(chunk);
		if (chunks.reduce((sum, { length }) => sum + length, 0) >= bytes) break;
	}
	return Buffer.concat(chunks).subarray(0, bytes);
}
