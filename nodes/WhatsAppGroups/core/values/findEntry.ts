/** A table's entry for a key that comes from outside: `constructor` and `__proto__` have none. */
export function findEntry<Entry>(
	table: Readonly<Record<string, Entry>>,
	key: string,
): Entry | undefined {
	return Object.hasOwn(table, key) ? table[key] : undefined;
}
