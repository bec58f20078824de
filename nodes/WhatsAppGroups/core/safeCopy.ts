import type { IDataObject } from 'n8n-workflow';

const deepest = 32;
const dangerous = new Set(['__proto__', 'constructor', 'prototype']);

function copy(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= deepest) return null;
	if (Array.isArray(value)) return value.map((entry) => copy(entry, depth + 1));
	const entries = Object.entries(value).filter(([key]) => !dangerous.has(key));
	return Object.fromEntries(entries.map(([key, entry]) => [key, copy(entry, depth + 1)]));
}

/** A copy for the output: without keys that reach a prototype, and cut off below 32 levels, where later nodes would fail. */
export function safeCopy<Value = IDataObject>(value: unknown): Value {
	return copy(value, 0) as Value;
}
