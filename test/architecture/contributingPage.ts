import { read } from './sources';

export const page = read('CONTRIBUTING.md');

/** The text of a section, up to the next heading of the same depth. */
export function section(title: string): string {
	const [, text] = new RegExp(`\\n## ${title}\\n([^]*?)(?=\\n## |$)`).exec(page) ?? [];
	if (text === undefined) throw new Error(`CONTRIBUTING has no section "${title}"`);
	return text;
}

/** A walk through the files of the package. */
export interface Walk {
	readonly title: string;
	/** Its files, in order. */
	readonly steps: readonly string[];
	/** Those and what stands beside them. */
	readonly files: readonly string[];
}

export const walks: readonly Walk[] = section('Three walks')
	.split(/\n### /)
	.slice(1)
	.map((text) => ({
		title: text.split('\n')[0] ?? '',
		steps: [...text.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, name = '']) => name),
		files: [...text.matchAll(/`((?:core|events|providers)\/[^`]+\.ts)`/g)].map(
			([, name = '']) => name,
		),
	}));

export function walkOf(title: string): Walk {
	const found = walks.find((walk) => walk.title === title);
	if (!found) throw new Error(`CONTRIBUTING has no walk "${title}"`);
	return found;
}
