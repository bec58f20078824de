import type { OperationRun } from './operationRuns';

/** A JSON Schema as n8n reads it from `__schema__`. */
export interface Shape {
	readonly type?: string;
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly items?: Shape;
	readonly version?: number;
}

/** The shape of a value; `undefined` of nothing. */
export function shapeOf(value: unknown): Shape | undefined {
	if (value === undefined || value === null) return undefined;
	if (Array.isArray(value)) {
		const items = value.map(shapeOf).reduce(extend, undefined);
		return { type: 'array', ...(items && { items }) };
	}
	if (typeof value !== 'object') return { type: typeof value };
	const entries = Object.entries(value).flatMap(([name, entry]) => {
		const shape = shapeOf(entry);
		return shape ? [[name, shape] as const] : [];
	});
	return { type: 'object', properties: Object.fromEntries(entries) };
}

/** One shape for both: what the first does not have is added. */
export function extend(known: Shape | undefined, found: Shape | undefined): Shape | undefined {
	if (!known || !found) return known ?? found;
	const items = extend(known.items, found.items);
	const properties = { ...known.properties };
	for (const [name, shape] of Object.entries(found.properties ?? {}))
		properties[name] = extend(properties[name], shape) ?? shape;
	return { ...known, ...(items && { items }), ...(known.properties && { properties }) };
}

/**
 * The output schema of an operation, which is published: what it says stays, and only keys of the
 * output that it does not name are added, as the samples give them. Without Simplify the output is
 * Meta's own answer, which no schema describes.
 */
export function buildOutputSchema(known: Shape | undefined, runs: readonly OperationRun[]): Shape {
	const outputs = runs
		.filter(({ parameters }) => parameters.simplify !== false)
		.flatMap((run) => run.outputs);
	const found = outputs.map(shapeOf).reduce(extend, undefined);
	const properties = { ...found?.properties, ...known?.properties };
	const order = [...Object.keys(known?.properties ?? {}), ...Object.keys(found?.properties ?? {})];
	return {
		type: 'object',
		properties: Object.fromEntries(order.map((name) => [name, properties[name] ?? {}])),
		version: 1,
	};
}
