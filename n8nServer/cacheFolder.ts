import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Raise it when the way of installing changes, so that trees of the old way are not reused. */
const recipeVersion = 1;

/** Where installed n8n trees live: outside the checkout, shared by all checkouts of the user. */
function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
	return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'n8n-nodes-whatsapp-groups');
}

/** What decides the content of a tree: the manifest, and the lock file where there is one. */
export function manifestFiles(manifestFolder: string): string[] {
	return ['package.json', 'package-lock.json'].filter((file) =>
		existsSync(join(manifestFolder, file)),
	);
}

/** The folder of one tree, named after what decides its content: manifest, lock file, platform. */
export function treeFolder(manifestFolder: string, root: string = cacheRoot()): string {
	const hash = createHash('sha256');
	for (const file of manifestFiles(manifestFolder))
		hash.update(readFileSync(join(manifestFolder, file)));
	hash.update(`${recipeVersion} ${process.platform} ${process.arch}`);
	return join(root, hash.digest('hex').slice(0, 16));
}
