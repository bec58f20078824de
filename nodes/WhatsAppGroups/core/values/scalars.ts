/** Characters that nobody sees: zero-width ones, marks of direction, the byte order mark. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;
const loneSurrogate = /\p{Surrogate}/gu;

/** Whether a text shows nothing at all. */
export function isBlank(text: string): boolean {
	return !visible.test(text);
}

/**
 * A text as it is compared: letter case, what nobody sees, how much white space there is, and how
 * letters are put together (phones and computers differ in accents) do not count.
 */
export function toComparable(text: string): string {
	return text.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
}

/** The text without invisible characters, and without white space at its ends. */
export function withoutInvisible(text: string): string {
	return text.replace(invisible, '').trim();
}

/**
 * Without halves of characters, as they are left where a text was cut in the middle of an emoji.
 */
function withoutHalves(text: string): string {
	return text.replace(loneSurrogate, '');
}

/** Luxon's DateTime, which n8n's expressions give; it cannot be imported here. */
function isDateTime(value: object): value is { toISO(): string | null } {
	return 'toISO' in value && typeof value.toISO === 'function';
}

/** A date as ISO 8601; undefined for anything else, and for no valid date. */
export function readDate(value: unknown): string | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	return typeof value === 'object' && value !== null && isDateTime(value)
		? (value.toISO() ?? undefined)
		: undefined;
}

/** A text, number, boolean or date as people write it; undefined for anything else. */
export function readText(value: unknown): string | undefined {
	if (typeof value === 'string') return withoutHalves(value);
	if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	return readDate(value);
}

const number = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number, or a text that is one; undefined for anything else. */
export function readNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	const text = withoutInvisible(value);
	return number.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

const booleans = new Map<unknown, boolean>([
	...['true', 'yes', 'on', '1'].map((text) => [text, true] as const),
	...['false', 'no', 'off', '0'].map((text) => [text, false] as const),
]);

/** A boolean, 1 or 0, or one of the words that sheets and forms have; undefined for others. */
export function readBoolean(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return booleans.get(withoutInvisible(String(value)).toLowerCase());
}
