import type { IDataObject } from 'n8n-workflow';
import { AnswerRefusal } from '../../errors/inputRefusal';
import { factsOf } from '../../errors/toNodeApiError';
import type { Provider } from '../declarations/provider';
import type { GraphRequest } from '../declarations/request';

/**
 * The largest page that Graph gives for groups; lists with a smaller one answer with what they
 * allow.
 */
export const largestPage = 1024;

/** Below this, a page is not made smaller. */
const smallestPage = 25;
/** A server must not make n8n collect without end. */
const mostEntries = 200_000;
const mostPages = 2_000;
const longestMinutes = 30;
/** "Please reduce the amount of data you're asking for" has no code of its own. */
const unknownError = 1;

export interface Paging {
	/** At most this many entries; `Infinity` for all. */
	readonly limit: number;
	readonly entries: (body: unknown) => IDataObject[];
	readonly ask: (request: GraphRequest) => Promise<unknown>;
	/** Entries that the caller does not want; they do not count for the limit. */
	readonly keep?: (entry: IDataObject) => boolean;
	/** For lists that do not give 1,024 entries at once. */
	readonly pageSize?: number;
	/** What to do where the list does not end, in one sentence. */
	readonly remedy?: string;
}

/** A page, and how many entries it was asked for: fewer, where the server cannot give so many. */
async function readPage(
	provider: Provider,
	request: GraphRequest,
	{ ask, after, size }: Pick<Paging, 'ask'> & { after?: string; size: number },
): Promise<{ body: unknown; size: number }> {
	try {
		return { body: await ask(provider.nextPage(request, after, size)), size };
	} catch (failure) {
		const isTooMuch = factsOf(failure)?.code === unknownError && size > smallestPage;
		if (!isTooMuch) return await Promise.reject(failure);
		const smaller = Math.max(smallestPage, Math.floor(size / 4));
		return await readPage(provider, request, { ask, after, size: smaller });
	}
}

/** For lists that are read as a whole, whatever the user does. */
const usualRemedy =
	'Check the base URL in the credential: something other than WhatsApp may be answering.';

/** @throws AnswerRefusal that says which bound a list without end has reached. */
function checkBounds(
	so: { pages: number; entries: number; sinceMs: number },
	remedy = usualRemedy,
): void {
	const reached =
		so.entries >= mostEntries
			? `${mostEntries} entries`
			: so.pages >= mostPages
				? `${mostPages} pages`
				: Date.now() - so.sinceMs >= longestMinutes * 60_000
					? `${longestMinutes} minutes`
					: undefined;
	if (reached)
		throw new AnswerRefusal(
			`The list did not end after ${reached}, and was not read further`,
			remedy,
		);
}

/** Reads a list once from its first page. */
async function readPages(
	provider: Provider,
	request: GraphRequest,
	paging: Paging,
): Promise<IDataObject[]> {
	const { entries, ask, keep = () => true } = paging;
	const { limit } = paging;
	const found: IDataObject[] = [];
	const seen = new Set<string | undefined>();
	let largest = paging.pageSize ?? largestPage;
	let after: string | undefined;
	const sinceMs = Date.now();
	while (!seen.has(after)) {
		checkBounds({ pages: seen.size, entries: found.length, sinceMs }, paging.remedy);
		seen.add(after);
		const wanted = paging.keep ? largest : Math.min(limit - found.length, largest);
		const { body, size } = await readPage(provider, request, { ask, after, size: wanted });
		largest = size;
		const page = entries(body);
		for (const entry of page) if (found.length < limit && keep(entry)) found.push(entry);
		const end = provider.toPageEnd(body);
		const mayHaveMore = end.hasMore ?? page.length >= size;
		if (!mayHaveMore || found.length >= limit) return found;
		// Without a cursor, the next page would be the first one again.
		after = end.after;
	}
	return found;
}

/**
 * Reads a list page by page. Stops at the limit, at a cursor that was there before, and at a short
 * page that does not name a next one (some lists of Graph give cursors, but never `next`). An empty
 * page that names one is not the last: Graph filters after it has cut the pages. A list that
 * changed while it was read, so that its cursor is not valid any more, is read once again from its
 * start.
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
