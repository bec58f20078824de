import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '../..');
export const home = 'nodes/WhatsAppGroups';

export interface Source {
	/** Path from the root of the checkout, with slashes. */
	readonly name: string;
	readonly text: string;
}

export function read(name: string): string {
	return readFileSync(path.join(root, name), 'utf8');
}

/** Files below a folder, by the end of their names. */
export function filesIn(folder: string, ending: string): string[] {
	return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
		.filter((name) => name.endsWith(ending) && !name.includes('node_modules/'))
		.sort();
}

export function foldersIn(folder: string): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => `${folder}/${name}`);
}

function sourcesIn(...folders: readonly string[]): Source[] {
	return folders
		.flatMap((folder) => filesIn(folder, '.ts'))
		.map((name) => ({ name, text: read(name) }));
}

export const shipped = sourcesIn('nodes', 'credentials');
export const all = [...shipped, ...sourcesIn('emulator', 'n8nServer', 'test', 'scripts')];
