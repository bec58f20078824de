import { InputRefusal } from '../../errors/inputRefusal';
import { readHead, type InputFile } from '../../core/execution/inputFile';
import {
	mediaKinds,
	mediaTypeOf,
	mediaTypes,
	toMimeType,
	type MediaKind,
	type MediaType,
} from './kinds';

/**
 * A size as people read it, rounded down so that what is too large does not look as if it fitted.
 */
export function toSize(bytes: number): string {
	if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
	return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1).replace('.0', '')} MB`;
}

/**
 * The extended header of a WebP file says in one bit whether it moves. Source: WebP container
 * specification.
 */
export function isAnimatedWebp(head: Buffer): boolean {
	return head.toString('latin1', 8, 16) === 'WEBPVP8X' && ((head[20] ?? 0) & 0x02) !== 0;
}

function checkType(mediaType: MediaType, mimeType: string): void {
	const { name, formats, extensions }: MediaKind = mediaKinds[mediaType];
	if (Object.hasOwn(extensions, mimeType)) return;
	const other = mediaTypeOf(mimeType);
	throw new InputRefusal(
		`WhatsApp does not accept a file of type "${mimeType}" as ${name}`,
		other
			? `Send it as ${mediaKinds[other].name}.`
			: `It accepts ${formats}. Convert the file, or correct its MIME type.`,
	);
}

async function checkSize(mediaType: MediaType, file: InputFile): Promise<void> {
	const { name, maxBytes, maxBytesAnimated }: MediaKind = mediaKinds[mediaType];
	if (file.bytes === 0)
		throw new InputRefusal('The file is empty', 'Check the node that created it.');
	if (file.bytes <= maxBytes) return;
	const isAnimated =
		maxBytesAnimated !== undefined &&
		file.bytes <= maxBytesAnimated &&
		isAnimatedWebp(await readHead(file, 32));
	if (isAnimated) return;
	const moving =
		maxBytesAnimated === undefined ? '' : ` (${toSize(maxBytesAnimated)} if it is animated)`;
	throw new InputRefusal(
		`The file is ${toSize(file.bytes)}, but WhatsApp accepts at most ${toSize(maxBytes)}${moving} as ${name}`,
		'Make the file smaller, or send a link to it.',
	);
}

function checkVoice(mimeType: string): void {
	if (mimeType === 'audio/ogg') return;
	throw new InputRefusal(
		`A voice message must be an OGG file with the Opus codec, but this file is "${mimeType}"`,
		'Convert the file, or turn off Send as Voice Message.',
	);
}

export interface MediaWishes {
	/** What the file is going to be; the type of the file decides when absent. */
	readonly mediaType?: MediaType;
	/** Instead of the type that the file says it has. */
	readonly mimeType?: string;
	readonly isVoice?: boolean;
}

/**
 * Checks a file against what WhatsApp takes, before anything is sent, and gives its MIME type in
 * WhatsApp's spelling.
 * @throws InputRefusal naming the type or size.
 */
export async function checkMedia(file: InputFile, wishes: MediaWishes = {}): Promise<string> {
	const mimeType = toMimeType(
		wishes.mimeType || file.mimeType,
		file.fileName ?? `x.${file.fileExtension ?? ''}`,
	);
	const mediaType = wishes.mediaType ?? mediaTypeOf(mimeType);
	if (!mediaType) {
		throw new InputRefusal(
			`WhatsApp does not accept files of type "${mimeType}"`,
			`It accepts ${mediaTypes.map((type) => mediaKinds[type].formats).join('; ')}. Convert the file, or correct its MIME type.`,
		);
	}
	checkType(mediaType, mimeType);
	if (wishes.isVoice) checkVoice(mimeType);
	await checkSize(mediaType, file);
	return mimeType;
}
