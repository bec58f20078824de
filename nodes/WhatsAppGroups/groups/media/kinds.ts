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

/** Other names of the same types, as files and servers give them. */
const aliases: Readonly<Record<string, string>> = {
	'audio/mp3': 'audio/mpeg',
	'audio/m4a': 'audio/mp4',
	'audio/x-m4a': 'audio/mp4',
	'audio/opus': 'audio/ogg',
	'audio/x-aac': 'audio/aac',
	'application/ogg': 'audio/ogg',
	'image/jpg': 'image/jpeg',
	'image/pjpeg': 'image/jpeg',
	'video/3gp': 'video/3gpp',
};

/** Types that say nothing about the file. */
const unknown = new Set([
	'',
	'application/octet-stream',
	'binary/octet-stream',
	'application/x-binary',
]);

const typeOfExtension = new Map(
	mediaTypes.flatMap((type) =>
		Object.entries(mediaKinds[type].extensions).map(
			([mimeType, extension]) => [extension as string, mimeType] as const,
		),
	),
);

/**
 * The MIME type in WhatsApp's spelling: `audio/ogg; codecs=opus` is `audio/ogg`. A type that says
 * nothing is read off the file name.
 */
export function toMimeType(given: string | undefined, fileName = ''): string {
	const plain = (given ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase().replace('jpeg', 'jpg') ?? '';
	return unknown.has(plain)
		? (typeOfExtension.get(extension) ?? 'application/octet-stream')
		: (aliases[plain] ?? plain);
}

/** The kind of message that a MIME type belongs to. */
export function mediaTypeOf(mimeType: string): MediaType | undefined {
	return mediaTypes.find((type) => mimeType in mediaKinds[type].extensions);
}

/** The extension for files of a MIME type, without its dot. */
export function extensionOf(mimeType: string): string | undefined {
	const type = mediaTypeOf(mimeType);
	return type && (mediaKinds[type].extensions as Readonly<Record<string, string>>)[mimeType];
}
