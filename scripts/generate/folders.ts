import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { everythingMayImport, mayImport } from '../../architecture.json';
import { checkout, type GeneratedFile } from './generatedFile';

/** Folders of `core` are one node each, and so is every other folder of the package. */
const collapsed =
	'^nodes/WhatsAppGroups/(core/[^/]+|[^/]+)(?=/)|^nodes/WhatsAppGroups/[^/]+[.]node[.]ts$';
/** What everything may use would only draw lines over the others. */
const foundations = `/(${everythingMayImport.join('|')})/`;

/** Runs dependency-cruiser over folders of the checkout, and gives what it prints. */
export async function cruise(folders: readonly string[], options: readonly string[]) {
	const program = path.join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const given = [program, ...folders, '--config', '.dependency-cruiser.cjs', ...options];
	const run = promisify(execFile)(process.execPath, given, { cwd: checkout, maxBuffer: 2 ** 28 });
	return (await run).stdout;
}

async function drawFolders(): Promise<string> {
	const only = ['--include-only', '^nodes/WhatsAppGroups', '--exclude', foundations];
	const drawn = await cruise(
		['nodes'],
		[...only, '--collapse', collapsed, '--output-type', 'mermaid'],
	);
	return `\`\`\`mermaid\n${drawn.trim()}\n\`\`\``;
}

function listRules(): string {
	const rows = Object.entries(mayImport).map(
		([folder, others]) =>
			`| ${folder} | ${others.length === 0 ? 'nothing else' : others.join(', ')} |`,
	);
	return ['| Folder | May import |', '|---|---|', ...rows].join('\n');
}

/** Writes between `<!-- name -->` and `<!-- end -->`. @throws when the page has no such place. */
function fill(page: string, name: string, content: string): string {
	const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- end -->)`);
	if (!place.test(page)) throw new Error(`CONTRIBUTING.md has no place for ${name}`);
	return page.replace(place, (_all, start: string, end: string) => `${start}${content}\n${end}`);
}

/** CONTRIBUTING with the picture of the folders, drawn from the code, and the rule they follow. */
export async function buildContributing(): Promise<GeneratedFile> {
	const file = path.join(checkout, 'CONTRIBUTING.md');
	const page = fill(readFileSync(file, 'utf8'), 'imports', listRules());
	return { file, source: fill(page, 'folders', await drawFolders()) };
}
