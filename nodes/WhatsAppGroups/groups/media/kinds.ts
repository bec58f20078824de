import { findEntry } from '../../core/values/findEntry';
const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

export interface MediaKind {
	/** As the panel calls it. */
	readonly name: string;
	/** The file formats as people call them. */
	readonly formats: string;
	/** MIME types that WhatsApp takes, each with the extension of its files. */
	readonly extensions: Readonly<Record<string, string>>;
	readonly maxBytes: number;
	/** What the limit is about, where it depends on the file. */
	readonly maxBytesAnimated?: number;
}

const ooxml = 'application/vnd.openxmlformats-officedocument';

/** What WhatsApp takes, by kind of message. Source: Meta, supported media types. */
export const mediaKinds = {
	audio: {
		name: 'Audio',
		formats: 'AAC, AMR, MP3, M4A or OGG (Opus)',
		extensions: {
			'audio/aac': 'aac',
			'audio/amr': 'amr',
			'audio/mpeg': 'mp3',
			'audio/mp4': 'm4a',
			'audio/ogg': 'ogg',
		},
		maxBytes: 16 * megabyte,
	},
	document: {
		name: 'Document',
		formats: 'PDF, text, Word, Excel or PowerPoint',
		extensions: {
			'text/plain': 'txt',
			'application/pdf': 'pdf',
			'application/msword': 'doc',
			[`${ooxml}.wordprocessingml.document`]: 'docx',
			'application/vnd.ms-excel': 'xls',
			[`${ooxml}.spreadsheetml.sheet`]: 'xlsx',
			'application/vnd.ms-powerpoint': 'ppt',
			[`${ooxml}.presentationml.presentation`]: 'pptx',
		},
		maxBytes: 100 * megabyte,
	},
	image: {
		name: 'Image',
		formats: 'JPEG or PNG',
		extensions: { 'image/jpeg': 'jpg', 'image/png': 'png' },
		maxBytes: 5 * megabyte,
	},
	sticker: {
		name: 'Sticker',
		formats: 'WebP',
		extensions: { 'image/webp': 'webp' },
		maxBytes: 100 * kilobyte,
		maxBytesAnimated: 500 * kilobyte,
	},
	video: {
		name: 'Video',
		formats: 'MP4 or 3GP (H.264 and AAC)',
		extensions: { 'video/mp4': 'mp4', 'video/3gpp': '3gp' },
		maxBytes: 16 * megabyte,
	},
} as const satisfies Record<string, MediaKind>;

export type MediaType = keyof typeof mediaKinds;

export const mediaTypes = Object.keys(mediaKinds) as MediaType[];

/** Other names of the same types, as files, browsers and servers give them. */
const aliases: Readonly<Record<string, string>> = {
	'application/acrobat': 'application/pdf',
	'application/mp4': 'video/mp4',
	'application/ogg': 'audio/ogg',
	'application/vnd.pdf': 'application/pdf',
	'application/x-pdf': 'application/pdf',
	'audio/aacp': 'audio/aac',
	'audio/amr-nb': 'audio/amr',
	'audio/m4a': 'audio/mp4',
	'audio/mp3': 'audio/mpeg',
	'audio/mp4a-latm': 'audio/mp4',
	'audio/mpeg3': 'audio/mpeg',
	'audio/opus': 'audio/ogg',
	'audio/vnd.dlna.adts': 'audio/aac',
	'audio/x-aac': 'audio/aac',
	'audio/x-m4a': 'audio/mp4',
	'audio/x-mp3': 'audio/mpeg',
	'audio/x-mpeg': 'audio/mpeg',
	'audio/x-mpeg-3': 'audio/mpeg',
	'image/jfif': 'image/jpeg',
	'image/jpg': 'image/jpeg',
	'image/pipeg': 'image/jpeg',
	'image/pjpeg': 'image/jpeg',
	'image/x-png': 'image/png',
	'text/pdf': 'application/pdf',
	'video/3gp': 'video/3gpp',
	'video/x-m4v': 'video/mp4',
};

/** Other extensions of the same types. */
const otherExtensions: Readonly<Record<string, string>> = {
	'3gpp': 'video/3gpp',
	jfif: 'image/jpeg',
	jpe: 'image/jpeg',
	jpeg: 'image/jpeg',
	m4v: 'video/mp4',
	oga: 'audio/ogg',
	opus: 'audio/ogg',
};

/** Types that say nothing about the file. */
const unknown = new Set([
	'',
	'application/octet-stream',
	'binary/octet-stream',
	'application/x-binary',
]);

/** Types of archives, which Office files are, too. */
const archives = new Set(['application/zip', 'application/x-zip', 'application/x-zip-compressed']);

const typeOfExtension = new Map([
	...mediaTypes.flatMap((type) =>
		Object.entries(mediaKinds[type].extensions).map(
			([mimeType, extension]) => [extension as string, mimeType] as const,
		),
	),
	...Object.entries(otherExtensions),
]);

function extensionIn(fileName: string): string {
	return /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/**
 * The MIME type in WhatsApp's spelling: `audio/ogg; codecs=opus` is `audio/ogg`. A type that says
 * nothing is read off the file name.
 */
export function toMimeType(given: string | undefined, fileName = ''): string {
	const plain = (given ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	const ofName = typeOfExtension.get(extensionIn(fileName));
	if (unknown.has(plain)) return ofName ?? 'application/octet-stream';
	if (archives.has(plain) && ofName?.startsWith(ooxml)) return ofName;
	return findEntry(aliases, plain) ?? plain;
}

/**
 * A file name that agrees with the type: Meta tells files by their extension. A known one of other
 * types, or one of the type that Meta does not know, gives way; anything else stays before it.
 */
export function withExtension(fileName: string, mimeType: string): string {
	const extension = extensionOf(mimeType);
	const given = extensionIn(fileName);
	if (extension === undefined || given === extension || (given === 'jpeg' && extension === 'jpg'))
		return fileName;
	const base = typeOfExtension.has(given) ? fileName.slice(0, -given.length - 1) : fileName;
	return `${base || 'file'}.${extension}`;
}

/** The kind of message that a MIME type belongs to. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
	return mediaTypes.find((type) => Object.hasOwn(mediaKinds[type].extensions, mimeType));
}

/** The extension for files of a MIME type that WhatsApp takes, without its dot. */
export function extensionOf(mimeType: string): string | undefined {
	const type = mediaTypeOf(mimeType);
	return type && findEntry<string>(mediaKinds[type].extensions, mimeType);
}

/** Extensions of files that people send, where the type does not say it itself. */
const receivedExtensions: Readonly<Record<string, string>> = {
	'application/gzip': 'gz',
	'application/vnd.rar': 'rar',
	'application/x-7z-compressed': '7z',
	'application/x-zip-compressed': 'zip',
	'image/svg+xml': 'svg',
	'text/calendar': 'ics',
	'text/javascript': 'js',
	'text/markdown': 'md',
	'text/vcard': 'vcf',
	'text/x-vcard': 'vcf',
	'video/quicktime': 'mov',
};

/** The extension for a file that came in, of any type: `text/csv` and `application/zip` say it. */
export function receivedExtensionOf(mimeType: string): string | undefined {
	const [, subtype = ''] = mimeType.split('/');
	const said = /^[a-z][a-z0-9]{1,4}$/.test(subtype) ? subtype : undefined;
	return extensionOf(mimeType) ?? findEntry(receivedExtensions, mimeType) ?? said;
}
