type Item = Record<string, unknown>;

interface OffsetQuery {
	limit?: string;
	offset?: string;
}

export interface OffsetPage {
	items: Item[];
	limit: number;
	offset: number;
	total: number;
}

/** The whole of a list of Graph's, page by page. */
export async function readWhole(ask: (after: object) => Promise<Item>): Promise<Item[]> {
	const found: Item[] = [];
	let after: string | undefined;
	do {
		const { data, paging } = await ask({ limit: 1_000, ...(after !== undefined && { after }) });
		found.push(...(data as Item[]));
		const { next, cursors } = (paging ?? {}) as { next?: string; cursors?: { after: string } };
		after = next === undefined ? undefined : cursors?.after;
	} while (after !== undefined);
	return found;
}

/** The part of a list that gateways give: by limit and offset, and never more than `largest`. */
export function pageOf(list: Item[], { limit, offset }: OffsetQuery, largest: number): OffsetPage {
	const from = Number(offset ?? 0);
	const size = Math.min(Number(limit ?? largest), largest);
	return { items: list.slice(from, from + size), limit: size, offset: from, total: list.length };
}
