import { GraphRefusal } from './refusal';

/** `fields=a,b{c},d.limit(2)` as names; arguments and parts in braces belong to their field. */
export function readFields(text: unknown): string[] {
	if (typeof text !== 'string' || text === '') return [];
	const fields: string[] = [];
	let depth = 0;
	let field = '';
	for (const character of text) {
		if ('({['.includes(character)) depth += 1;
		if (')}]'.includes(character)) depth -= 1;
		if (character === ',' && depth === 0) {
			fields.push(field.trim());
			field = '';
		} else field += character;
	}
	return [...fields, field.trim()];
}

/** The chosen fields of an object; refuses one that objects of this kind do not have. */
export function choose(
	object: Record<string, unknown>,
	fields: string[],
	nodeType: string,
): Record<string, unknown> {
	const chosen: Record<string, unknown> = {};
	for (const field of fields) {
		if (!(field in object)) {
			const message = `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`;
			throw new GraphRefusal(400, { message, type: 'OAuthException', code: 100 });
		}
		if (object[field] !== undefined) chosen[field] = object[field];
	}
	return chosen;
}
