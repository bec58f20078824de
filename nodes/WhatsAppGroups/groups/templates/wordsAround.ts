/** What the panel shows of a label before it cuts it off. */
const room = 32;
/** Characters that are twice as wide as others. */
const wide = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;

/** How many characters of a text fit where so many of others do. */
export function roomFor(text: string, characters: number): number {
	return wide.test(text) ? Math.floor(characters / 2) : characters;
}

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

/** A label in which a text of any length stands between two others. */
export function fitLabel(before: string, text: string, after: string): string {
	const left = roomFor(text, room) - before.length - after.length;
	if (text.length <= left) return `${before}${text}${after}`;
	const cut = firstWords(text, left) || `${text.slice(0, Math.max(0, left - 1))}…`;
	return `${before}${cut}${after}`;
}

/**
 * A variable with the words around it, as in `Hello {{1}}, your order…`; undefined where it stands
 * alone.
 */
export function wordsAround(
	text: string,
	name: string,
	length = roomFor(text, room),
): string | undefined {
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
