import type { Documented } from '../../scripts/generate/documented';

function schemaOf(example: unknown): object {
	if (Array.isArray(example))
		return {
			type: 'array',
			minItems: 1,
			...(example.length > 0 && { items: schemaOf(example[0]) }),
		};
	if (typeof example !== 'object' || example === null) return { type: typeof example };
	const properties = Object.entries(example).map(([name, value]) => [name, schemaOf(value)]);
	return {
		type: 'object',
		properties: Object.fromEntries(properties) as object,
		additionalProperties: false,
	};
}

/** How a list is read on; no example shows it. */
const paging = { limit: {}, after: {} };

/**
 * What one documented request says about all of its kind: method, path, and the names and types of
 * what goes along.
 */
export function toRequestSchema({ method, path, query = {}, body }: Documented['request']): object {
	return {
		type: 'object',
		properties: {
			method: { const: method },
			path: { const: path },
			query: schemaOf({ ...paging, ...query }),
			...(body && { body: schemaOf(body) }),
		},
		required: ['method', 'path', ...(body ? ['body'] : [])],
		additionalProperties: false,
	};
}
