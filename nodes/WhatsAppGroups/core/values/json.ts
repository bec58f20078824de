import type { IDataObject } from 'n8n-workflow';

/**
 * A JSON object, or an empty one for anything else: answers and webhooks are read without trusting
 * their shape.
 */
export function asObject(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};
}

/** The objects in a JSON array; anything else in it, and anything but an array, is passed over. */
export function asObjects(value: unknown): IDataObject[] {
	if (!Array.isArray(value)) return [];
	return value.filter(
		(entry): entry is IDataObject =>
			typeof entry === 'object' && entry !== null && !Array.isArray(entry),
	);
}

/** A text or number as text; undefined for anything else, and for an empty text. */
export function asText(value: unknown): string | undefined {
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, or a text that holds one (Meta quotes numbers in some answers). */
export function asNumber(value: unknown): number | undefined {
	if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === ''))
		return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** A boolean, or the texts "true" and "false" (Meta quotes booleans in some answers). */
export function asBoolean(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (value === 'true') return true;
	return value === 'false' ? false : undefined;
}

/**
 * What a text holds that was written as JSON: an object, an array or a quoted text; undefined for
 * any other text.
 */
export function parseJson(text: string): unknown {
	if (!/^\s*[[{"]/.test(text)) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/**
 * From here on a number is a time in milliseconds: as seconds it would be the year 5138 or later.
 */
const leastMs = 1e11;
const latestMs = 8.64e15;

/**
 * Unix seconds, as number or text, in ISO 8601; undefined when it is no time. Some gateways write
 * milliseconds.
 */
export function asIsoTime(value: unknown): string | undefined {
	const time = asNumber(value);
	if (time === undefined) return undefined;
	const ms = Math.abs(time) < leastMs ? time * 1000 : time;
	return Math.abs(ms) > latestMs ? undefined : new Date(ms).toISOString();
}

/** The object without its undefined values. A loop, since webhooks come by the thousand. */
export function compact(object: Record<string, unknown>): IDataObject {
	const result: IDataObject = {};
	for (const key in object) {
		const value = object[key];
		if (value !== undefined && key !== '__proto__') result[key] = value as IDataObject[string];
	}
	return result;
}
