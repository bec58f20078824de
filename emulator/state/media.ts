import { createHash } from 'node:crypto';
import {
	createReadStream,
	createWriteStream,
	mkdtempSync,
	rmSync,
	writeFileSync,
	type ReadStream,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { World } from './world';

const dayMs = 24 * 60 * 60 * 1000;
const downloadMs = 5 * 60 * 1000;

export interface Media {
	id: string;
	phoneNumberId: string;
	mimeType: string;
	filename?: string;
	bytes: number;
	/** Base64, as Meta writes it. */
	sha256: string;
	expiresAtMs: number;
	file: string;
}

interface NewMedia {
	phoneNumberId: string;
	mimeType: string;
	filename?: string;
}

/**
 * Uploaded and received files. They lie on the disk, not in memory, and go when the emulator ends.
 */
export class MediaStore {
	private readonly byId = new Map<string, Media>();
	private folder?: string;

	constructor(private readonly world: World) {}

	/** What somebody uploads, streamed to the disk; refuses nothing. Lives 30 days. */
	async upload(source: Readable, media: NewMedia): Promise<Media> {
		const id = this.world.ids.mediaId();
		const file = this.fileFor(id);
		const hash = createHash('sha256');
		let bytes = 0;
		source.on('data', (chunk: Buffer) => {
			hash.update(chunk);
			bytes += chunk.length;
		});
		await pipeline(source, createWriteStream(file));
		return this.keep({
			...media,
			id,
			file,
			bytes,
			sha256: hash.digest('base64'),
			expiresAtMs: this.world.clock.now() + 30 * dayMs,
		});
	}

	/** What a person sends. Lives 7 days. */
	receive(content: Buffer, media: NewMedia): Media {
		const id = this.world.ids.mediaId();
		const file = this.fileFor(id);
		writeFileSync(file, content);
		const sha256 = createHash('sha256').update(content).digest('base64');
		return this.keep({
			...media,
			id,
			file,
			bytes: content.length,
			sha256,
			expiresAtMs: this.world.clock.now() + 7 * dayMs,
		});
	}

	find(id: string): Media | undefined {
		const media = this.byId.get(id);
		return media !== undefined && media.expiresAtMs > this.world.clock.now() ? media : undefined;
	}

	delete(id: string): boolean {
		const media = this.byId.get(id);
		if (media === undefined) return false;
		rmSync(media.file, { force: true });
		return this.byId.delete(id);
	}

	/** Path and query of the address that Meta gives for a download; it works for five minutes. */
	downloadPath(media: Media): string {
		const expiresAtSeconds = Math.floor((this.world.clock.now() + downloadMs) / 1000);
		return `/whatsapp_business/attachments/?mid=${media.id}&ext=${expiresAtSeconds}&hash=${this.seal(media.id, expiresAtSeconds)}`;
	}

	/** The file behind such an address, unless the address has expired or was tampered with. */
	openDownload(
		id: string,
		expiresAtSeconds: number,
		seal: string,
	): { media: Media; content: ReadStream } | undefined {
		const media = this.find(id);
		if (media === undefined || expiresAtSeconds * 1000 <= this.world.clock.now()) return undefined;
		if (seal !== this.seal(id, expiresAtSeconds)) return undefined;
		return { media, content: createReadStream(media.file) };
	}

	clear(): void {
		this.byId.clear();
		if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
		this.folder = undefined;
	}

	private keep(media: Media): Media {
		this.byId.set(media.id, media);
		return media;
	}

	private fileFor(id: string): string {
		this.folder ??= mkdtempSync(join(tmpdir(), 'whatsapp-emulator-'));
		return join(this.folder, id);
	}

	private seal(id: string, expiresAtSeconds: number): string {
		return `AT${createHash('sha256').update(`${id}:${expiresAtSeconds}`).digest('base64url').slice(0, 12)}`;
	}
}
