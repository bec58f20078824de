import path from 'node:path';

export const checkout = path.join(__dirname, '../..');

/** A file that is written by `npm run generate`, before Prettier has formatted it. */
export interface GeneratedFile {
	readonly file: string;
	readonly source: string;
}
