/** What the panel shows of a label before it cuts it off. */
const room = 32;

const squeeze = (text: string) => text.replace(/[\s*_~`]+/g, ' ');

/** The last words, or the first ones, that fit; what is left out is marked. */
function lastWords(text: string, length: number): string {
	if (text.length <= length) return text.trimStart();
	return `…${text.slice(text.length - length + 1).replace(/^\S*\s/, '')}`;
}

function firstWords(text: string, length: number): string {
	if (text.length <= length) return text.trimEnd();
	const whole = text
		.slice(0, length - 1)
		.replace(/\s\S*$|(?<![^\s\p{L}\p{N}])[^\s\p{L}\p{N}]+$/u, '');
	return /[\p{L}\p{N}]/u.test(whole) ? `${whole}…` : '';
}

/**
 * A variable with the words around it, as in `Hello {{1}}, your order…`; undefined where it stands
 * alone.
 */
export function wordsAround(text: string, name: string, length = room): string | undefined {
	const parts = text.split(new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`));
	const isBetween = /\{\{\s*\w+\s*\}\}/;
	const before = squeeze(parts[0]?.split(isBetween).at(-1) ?? '').replace(/^[\s\p{P}]+/u, '');
	const after = squeeze(parts[1]?.split(isBetween)[0] ?? '');
	if (!/[\p{L}\p{N}]/u.test(before + after)) return undefined;
	const variable = `{{${name}}}`;
	const left = Math.max(0, length - variable.length);
	const forAfter = Math.min(after.length, Math.max(left - before.length, Math.floor(left / 3)));
	return `${lastWords(before, left - forAfter)}${variable}${firstWords(after, forAfter)}`.trim();
}
