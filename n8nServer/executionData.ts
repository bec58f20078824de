type Flat = string | number | boolean | null | { [name: string]: Flat } | Flat[];
type Item = { json: Record<string, unknown> };
type RunData = {
	resultData?: {
		runData?: Record<
			string,
			Array<{
				executionIndex?: number;
				error?: { message?: string };
				data?: { main?: Array<Item[] | null> };
			}>
		>;
	};
};

/** One run of a node, with the items of all its outputs. */
export type NodeRun = { node: string; error?: string; items: Array<Record<string, unknown>> };

/**
 * n8n stores an execution as one list of values that point at each other by position, each position
 * written as text.
 */
export function unflatten(text: string): unknown {
	const table = JSON.parse(text) as Flat[];
	const done = new Map<number, unknown>();
	const valueAt = (position: number): unknown => {
		if (done.has(position)) return done.get(position);
		const flat = table[position];
		if (typeof flat !== 'object' || flat === null) return flat;
		const filled: Record<string, unknown> | unknown[] = Array.isArray(flat) ? [] : {};
		done.set(position, filled);
		for (const [name, entry] of Object.entries(flat)) {
			Object.assign(filled, { [name]: typeof entry === 'string' ? valueAt(Number(entry)) : entry });
		}
		return filled;
	};
	return valueAt(0);
}

/** The items of a node's last run. */
export function readOutput(text: string, node: string): Array<Record<string, unknown>> {
	const runs = (unflatten(text) as RunData).resultData?.runData?.[node] ?? [];
	return (runs[runs.length - 1]?.data?.main?.[0] ?? []).map(({ json }) => json);
}

/** What ran, in the order in which it did. */
export function readRuns(text: string): NodeRun[] {
	const runs = (unflatten(text) as RunData).resultData?.runData ?? {};
	return Object.entries(runs)
		.flatMap(([node, all]) => all.map((run) => ({ node, ...run })))
		.sort((one, other) => (one.executionIndex ?? 0) - (other.executionIndex ?? 0))
		.map(({ node, error, data }) => ({
			node,
			...(error === undefined ? {} : { error: error.message ?? 'without a reason' }),
			items: (data?.main ?? []).flatMap((items) => (items ?? []).map(({ json }) => json)),
		}));
}
