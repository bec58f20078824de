import type { IDataObject } from 'n8n-workflow';
import { factsOf } from '../../errors/toNodeApiError';
import type { Provider } from '../declarations/provider';
import type { GraphRequest } from '../declarations/request';

/**
 * The largest page that Graph gives for groups; lists with a smaller one answer with what they
 * allow.
 */
export const largestPage = 1024;

export interface Paging {
	/** At most this many entries; `Infinity` for all. */
	readonly limit: number;
	readonly entries: (body: unknown) => IDataObject[];
	readonly ask: (request: GraphRequest) => Promise<unknown>;
	/** Entries that the caller does not want; they do not count for the limit. */
	readonly keep?: (entry: IDataObject) => boolean;
}

/** Reads a list once from its first page. */
async function readPages(
	provider: Provider,
	request: GraphRequest,
	paging: Paging,
): Promise<IDataObject[]> {
	const { limit, entries, ask, keep = () => true } = paging;
	const found: IDataObject[] = [];
	let after: string | undefined;
	for (;;) {
		const pageSize = paging.keep ? largestPage : Math.min(limit - found.length, largestPage);
		const body = await ask(provider.nextPage(request, after, pageSize));
		const page = entries(body);
		for (const entry of page) {
			if (found.length < limit && keep(entry)) found.push(entry);
		}
		const end = provider.toPageEnd(body);
		const isLast = end.after === undefined || end.after === after || page.length === 0;
		const mayHaveMore = end.hasMore ?? page.length >= pageSize;
		if (isLast || !mayHaveMore || found.length >= limit) return found;
		after = end.after;
	}
}

/**
 * Reads a list page by page. Stops at the limit, at an empty page, at a cursor that does not move,
 * and at a short page that does not name a next one (some lists of Graph give cursors, but never
 * `next`). A list that changed while it was read, so that its cursor is not valid any more, is read
 * once again from its start.
 */
export async function paginate(
	provider: Provider,
	request: GraphRequest,
	paging: Paging,
): Promise<IDataObject[]> {
	const again = async (error: unknown) =>
		factsOf(error)?.isListChanged
			? await readPages(provider, request, paging)
			: await Promise.reject(error);
	return await readPages(provider, request, paging).catch(again);
}
