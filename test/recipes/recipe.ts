import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of a recipe, as CONTRIBUTING.md shows it. */
export interface Step {
	readonly file: string;
	readonly language: string;
	/** The whole file; for `diff` what changes in it. */
	readonly text: string;
}

const checkout = path.join(__dirname, '../..');

/**
 * The steps of the recipes: a paragraph that begins with the path of a file, and a block of code
 * behind it.
 */
export function readSteps(): Step[] {
	const page = readFileSync(path.join(checkout, 'CONTRIBUTING.md'), 'utf8');
	const recipes = page.slice(page.indexOf('## Recipes'));
	const step = /^`([\w./]+\/[\w.-]+)`(?:[^\n]+\n)+\n```(\w+)\n([^]*?)^```$/gm;
	return [...recipes.matchAll(step)].map(([, file = '', language = '', text = '']) => ({
		file,
		language,
		text,
	}));
}

function linesOf(hunk: string, signs: string): string {
	const lines = hunk.split('\n').filter((line) => line !== '' && signs.includes(line.charAt(0)));
	return lines.map((line) => `${line.slice(1)}\n`).join('');
}

/**
 * A file with the changes of a diff. @throws Error when what the diff shows is not there, or not
 * once.
 */
export function withChanges(source: string, diff: string): string {
	return diff.split('@@\n').reduce((text, hunk) => {
		const [before, ...others] = text.split(linesOf(hunk, ' -'));
		if (before === undefined || others.length !== 1)
			throw new Error(`The file has this ${others.length} times, and not once:\n${hunk}`);
		return `${before}${linesOf(hunk, ' +')}${others[0] ?? ''}`;
	}, source);
}
