import { parseJson } from './json';

/** Between the entries of a list that was written as one text. */
export const separators = /[,;\r\n]/;
const deepest = 8;

/**
 * The parts of a list: of an array, of a text with commas, semicolons or line breaks, of JSON text,
 * or one value. What is no text stays as it is.
 */
export function toParts(value: unknown, depth = 0): unknown[] {
	if (Array.isArray(value))
		return depth < deepest ? value.flatMap((part) => toParts(part, depth + 1)) : [value];
	if (value === undefined || value === null) return [];
	if (typeof value !== 'string') return [value];
	const parsed = parseJson(value);
	if (parsed !== undefined) return toParts(parsed, depth + 1);
	return value.split(separators).filter((part) => part.trim() !== '');
}

/** Text with commas or line breaks, an array, or one value: an array of distinct, trimmed texts. */
export function toList(value: unknown): string[] {
	const parts = toParts(value).map((part) => String(part).trim());
	return [...new Set(parts.filter((part) => part !== ''))];
}
