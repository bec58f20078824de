const longest = 60;

function shorten(text: string): string {
	const characters = [...text.slice(0, 2 * longest + 2)];
	return text.length > longest && characters.length > longest
		? `${characters.slice(0, longest).join('')}…`
		: text;
}

function toJson(value: object): string {
	try {
		return shorten(JSON.stringify(value) ?? '');
	} catch {
		return '…';
	}
}

/** A value as a refusal shows it: what came, in a few words. */
export function show(value: unknown): string {
	if (typeof value === 'string') return `"${shorten(value)}"`;
	if (Array.isArray(value))
		return value.length === 0 ? 'an empty list' : `a list (${toJson(value)})`;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no valid date' : toJson(value);
	if (typeof value === 'object' && value !== null) return `an object (${toJson(value)})`;
	if (value === undefined || value === null) return 'empty';
	return typeof value === 'function' ? 'a function' : String(value);
}
