import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from './package.json';

/**
 * n8n 1.x takes `xlsx` from an address outside the registry, which not every network reaches; what
 * the registry has of it is enough for n8n to start. Without its lock file it would get a
 * checkpoint package that needs a newer LangChain than its own.
 */
const overridesOfFirst = { xlsx: '0.18.5', '@langchain/langgraph-checkpoint': '1.0.0' };

/** Older n8n refuse a Node that is newer than this. */
const nodeOfFirst = '22.23.3';

const toNodeOfFirst = (packages: Record<string, string>) =>
	Object.fromEntries(Object.keys(packages).map((name) => [name, nodeOfFirst]));

/**
 * Writes the manifest of another n8n, and says in which folder. It has no lock file: such an n8n
 * names the versions of what it needs itself, and its users have no lock file either.
 */
export function writeManifest(version: string, parent: string): string {
	const folder = join(parent, version);
	mkdirSync(folder, { recursive: true });
	const isFirst = version.startsWith('1.');
	const other = {
		...manifest,
		// The others are what n8n's own packages ask for as peers, and that install leaves out.
		dependencies: { ...manifest.dependencies, n8n: version },
		optionalDependencies: isFirst
			? toNodeOfFirst(manifest.optionalDependencies)
			: manifest.optionalDependencies,
		overrides: isFirst ? overridesOfFirst : manifest.overrides,
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(other, null, '\t'));
	return folder;
}
