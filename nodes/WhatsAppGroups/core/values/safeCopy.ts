import type { IDataObject } from 'n8n-workflow';

const deepest = 32;
const dangerous = new Set(['__proto__', 'constructor', 'prototype']);

function copy(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= deepest) return null;
	if (Array.isArray(value)) return value.map((entry) => copy(entry, depth + 1));
	const result: IDataObject = {};
	for (const [key, entry] of Object.entries(value))
		if (!dangerous.has(key)) result[key] = copy(entry, depth + 1) as IDataObject[string];
	return result;
}

/**
 * A copy for the output: without keys that reach a prototype, and cut off below 32 levels, where
 * later nodes would fail.
 */
export function safeCopy<Value = IDataObject>(value: unknown): Value {
	return copy(value, 0) as Value;
}
