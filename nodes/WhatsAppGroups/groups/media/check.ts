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
function toSize(bytes: number): string {
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
	const { name, extensions }: MediaKind = mediaKinds[mediaType];
	if (mimeType in extensions) return;
	const other = mediaTypeOf(mimeType);
	throw new InputRefusal(
		`WhatsApp does not take a file of type "${mimeType}" as ${name}`,
		other
			? `Send it as ${mediaKinds[other].name}.`
			: `It takes ${Object.keys(extensions).join(', ')}. Convert the file, or correct its MIME type.`,
	);
}

async function checkSize(mediaType: MediaType, file: InputFile): Promise<void> {
	const { name, maxBytes, maxBytesAnimated }: MediaKind = mediaKinds[mediaType];
	if (file.bytes === 0) throw new InputRefusal('The file is empty', 'Check the node that made it.');
	if (file.bytes <= maxBytes) return;
	const isAnimated =
		maxBytesAnimated !== undefined &&
		file.bytes <= maxBytesAnimated &&
		isAnimatedWebp(await readHead(file, 32));
	if (isAnimated) return;
	const moving =
		maxBytesAnimated === undefined ? '' : ` (${toSize(maxBytesAnimated)} if it is animated)`;
	throw new InputRefusal(
		`The file has ${toSize(file.bytes)}, and WhatsApp takes at most ${toSize(maxBytes)}${moving} as ${name}`,
		'Make the file smaller, or send a link to it.',
	);
}

function checkVoice(mimeType: string): void {
	if (mimeType === 'audio/ogg') return;
	throw new InputRefusal(
		`A voice message must be an OGG file with the Opus codec, and this one is "${mimeType}"`,
		'Convert the file, or switch off Send as Voice Message.',
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
			`WhatsApp does not take files of type "${mimeType}"`,
			`It takes ${mediaTypes.flatMap((type) => Object.values(mediaKinds[type].extensions)).join(', ')}. Convert the file, or correct its MIME type.`,
		);
	}
	checkType(mediaType, mimeType);
	if (wishes.isVoice) checkVoice(mimeType);
	await checkSize(mediaType, file);
	return mimeType;
}
