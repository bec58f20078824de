import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of the documented requests, answers or webhooks. */
export function fixture<T = Record<string, unknown>>(name: string): T {
	return JSON.parse(readFileSync(join(__dirname, `../../test/fixtures/${name}.json`), 'utf8')) as T;
}

/** What a document is made of: its keys and the types of its values, whatever the values are. */
export function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(shapeOf);
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, member]) => [key, shapeOf(member)]),
	);
}
