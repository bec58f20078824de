import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in the code blocks of a language on a page of `docs/`. */
export function codeBlocksOf(page: string, language: string): string[] {
	const text = readFileSync(join(__dirname, '../../docs', `${page}.md`), 'utf8');
	return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
		.filter(([, found]) => found === language)
		.map(([, , block = '']) => block);
}
