import { closeSync, openSync, readSync } from 'node:fs';

const megabyte = 1024 * 1024;
const largestStillSticker = 100 * 1024;

export interface MediaKind {
	mimeTypes: string[];
	maxBytes: number;
}

/** What WhatsApp takes, by kind of message. */
export const mediaKinds: Readonly<Record<string, MediaKind>> = {
	audio: {
		mimeTypes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
		maxBytes: 16 * megabyte,
	},
	document: {
		mimeTypes: [
			'text/plain',
			'application/pdf',
			'application/msword',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'application/vnd.ms-excel',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'application/vnd.ms-powerpoint',
			'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		],
		maxBytes: 100 * megabyte,
	},
	image: { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 5 * megabyte },
	sticker: { mimeTypes: ['image/webp'], maxBytes: megabyte / 2 },
	video: { mimeTypes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * megabyte },
};

export const largestMediaBytes = 100 * megabyte;

/** How large this file may be as a message of this kind: stickers that move may be larger. */
export function largestBytesOf(kind: string, file: string): number {
	const { maxBytes = 0 } = mediaKinds[kind] ?? {};
	return kind === 'sticker' && !isAnimated(file) ? largestStillSticker : maxBytes;
}

/** A WebP file of the extended format, with the flag for an animation. */
function isAnimated(file: string): boolean {
	const head = Buffer.alloc(21);
	const descriptor = openSync(file, 'r');
	readSync(descriptor, head, 0, head.length, 0);
	closeSync(descriptor);
	return head.toString('latin1', 12, 16) === 'VP8X' && ((head[20] ?? 0) & 0x02) !== 0;
}

/** `audio/ogg; codecs=opus` is `audio/ogg`. */
export function plainMimeType(mimeType: string): string {
	return (mimeType.split(';')[0] ?? '').trim().toLowerCase();
}

/**
 * The kind of message that a file of this type can go into. A document takes what is also a picture
 * or a film.
 */
export function kindOf(mimeType: string): string | undefined {
	const plain = plainMimeType(mimeType);
	return Object.keys(mediaKinds).find((kind) => mediaKinds[kind]?.mimeTypes.includes(plain));
}

export function fits(kind: string, mimeType: string): boolean {
	return kind === 'document' ? kindOf(mimeType) !== undefined : kindOf(mimeType) === kind;
}

const typesOfExtensions: Readonly<Record<string, readonly string[]>> = {
	aac: ['audio/aac'],
	amr: ['audio/amr'],
	mp3: ['audio/mpeg'],
	m4a: ['audio/mp4'],
	ogg: ['audio/ogg'],
	opus: ['audio/ogg'],
	pdf: ['application/pdf'],
	txt: ['text/plain'],
	jpg: ['image/jpeg'],
	jpeg: ['image/jpeg'],
	png: ['image/png'],
	webp: ['image/webp'],
	mp4: ['video/mp4', 'audio/mp4'],
	'3gp': ['video/3gpp'],
};

/** Whether a file's name says another type than the one that it was uploaded with. */
export function contradicts(filename: string | undefined, mimeType: string): boolean {
	const [, extension = ''] = /\.(\w+)$/.exec(filename ?? '') ?? [];
	const types = typesOfExtensions[extension.toLowerCase()];
	return types !== undefined && !types.includes(plainMimeType(mimeType));
}
