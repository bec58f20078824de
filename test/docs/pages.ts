import { existsSync } from 'node:fs';
import path from 'node:path';
import { filesIn, read, root } from '../architecture/sources';

/** A page that somebody reads. */
export interface Page {
	/** From the root of the checkout. */
	readonly name: string;
	readonly text: string;
	/** Without what stands in blocks of code. */
	readonly prose: string;
}

/** A block of code, with its language. */
export interface Block {
	readonly page: string;
	readonly language: string;
	readonly code: string;
}

const names = [
	'README.md',
	'CHANGELOG.md',
	'SECURITY.md',
	'CONTRIBUTING.md',
	'examples/README.md',
	'emulator/README.md',
	...filesIn('docs', '.md'),
];

export const pages: readonly Page[] = names.map((name) => {
	const text = read(name);
	return { name, text, prose: text.replace(/^```[^]*?^```/gm, '') };
});

export const blocks: readonly Block[] = pages.flatMap(({ name, text }) =>
	[...text.matchAll(/^```(\w*)\n([^]*?)^```/gm)].map(([, language = '', code = '']) => ({
		page: name,
		language,
		code,
	})),
);

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf({ prose }: Page): string[] {
	return [...prose.matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) =>
		heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replace(/ /g, '-'),
	);
}

/** Links inside the repository that lead nowhere, as `page: link`. */
export function deadLinks(all: readonly Page[] = pages): string[] {
	return all.flatMap((page) =>
		[...page.prose.matchAll(/\]\(([^)\s]+)\)/g)]
			.map(([, link = '']) => link)
			.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(page, link, all))
			.map((link) => `${page.name}: ${link}`),
	);
}

/** Links into this repository from elsewhere (panels, forms), as `https://github.com/…`. */
export function deadOwnLinks(text: string, all: readonly Page[] = pages): string[] {
	const links =
		text.match(/https:\/\/github\.com\/n8n-nodes-whatsapp-groups\/[^\s"'`)\]<>]+/g) ?? [];
	const [readme] = all;
	return links.filter((link) => {
		const [, rest = ''] = /^https:\/\/github\.com\/[\w-]+\/[\w-]+(.*)$/.exec(link) ?? [];
		const inside = rest.replace(/^\/(blob|tree)\/main\//, '').replace(/#readme$/, '');
		if (['', '.git', '/security/advisories/new'].includes(inside)) return false;
		return readme === undefined || !leadsSomewhere(readme, inside, all);
	});
}

/** Links to pages of others. */
export const linksOut = pages.flatMap(({ name, prose }) =>
	[...prose.matchAll(/\]\(([a-z]+:[^)\s]+)\)/g)].map(([, link = '']) => [name, link] as const),
);

function leadsSomewhere(from: Page, link: string, all: readonly Page[]): boolean {
	const [file = '', anchor] = link.split('#');
	const name = file === '' ? from.name : path.posix.join(path.posix.dirname(from.name), file);
	if (file !== '' && !existsSync(path.join(root, name))) return false;
	const target = all.find((page) => page.name === name);
	return anchor === undefined || (target !== undefined && anchorsOf(target).includes(anchor));
}
