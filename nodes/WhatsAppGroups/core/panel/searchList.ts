import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';
import type { Channel } from '../declarations/channel';
import { toDistinctResults } from './distinctResults';
import { openParameters } from './namedParameters';
import { largestPage, paginate } from '../sending/paginate';
import type { Provider } from '../declarations/provider';
import { openChannel, send } from '../sending/send';
import type { ListSearch } from '../declarations/picker';
import { asObject } from '../values/json';
import type { GraphRequest } from '../declarations/request';
import { toComparable } from '../values/scalars';

type SearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type OptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The channel of the provider that is chosen in the panel. */
export async function openPanelChannel(
	context: ILoadOptionsFunctions,
	providers: readonly Provider[],
): Promise<Channel> {
	const value = context.getCurrentNodeParameter('provider');
	const provider = providers.find((candidate) => candidate.value === value);
	if (provider) return await openChannel(context, provider);
	throw new NodeOperationError(context.getNode(), 'Choose a provider first');
}

/**
 * What another field of the panel holds; the value of a picker, not its mode. Nothing, where the
 * panel does not show it.
 */
export function readParameter(context: ILoadOptionsFunctions, name: string): string {
	const given: unknown = context.getCurrentNodeParameter(name);
	const isPicker = typeof given === 'object' && given !== null && '__rl' in given;
	return String((isPicker ? asObject(given).value : given) ?? '');
}

/** @throws NodeOperationError where something else has to be chosen first. */
function questionOf(
	context: ILoadOptionsFunctions,
	search: ListSearch,
	parameter: (name: string) => string,
): GraphRequest | undefined {
	const request = search.request(parameter);
	if (typeof request === 'string') throw new NodeOperationError(context.getNode(), request);
	return request;
}

/** Pages that are read before a list shows nothing: n8n asks on only below something. */
const mostEmptyPages = 20;

interface Page {
	readonly results: INodeListSearchItems[];
	readonly after?: string;
}

/**
 * The method that n8n calls for a picker. Graph cannot search, so the filter works on the page that
 * was read; while nothing in it fits, the next one is read.
 */
export function toSearchMethod(search: ListSearch, providers: readonly Provider[]): SearchMethod {
	return async function (filter, paginationToken) {
		const channel = await openPanelChannel(this, providers);
		const { provider } = channel;
		const parameter = (name: string) => readParameter(this, name);
		const request = questionOf(this, search, parameter);
		if (!request) return { results: [] };
		const pageSize = search.pageSize ?? largestPage;
		const wanted = toComparable(filter ?? '').trim();
		const readPage = async (from: string | undefined): Promise<Page> => {
			const body = await send(channel, provider.nextPage(request, from, pageSize));
			const entries = search.entries(body, parameter);
			const results = toDistinctResults(entries, search).filter(({ name, value }) =>
				toComparable(`${name} ${String(value)}`).includes(wanted),
			);
			const { after, hasMore = entries.length >= pageSize } = provider.toPageEnd(body);
			return { results, ...(hasMore && after && after !== from && { after }) };
		};
		let page = await readPage(paginationToken);
		for (let count = 1; page.results.length === 0 && page.after; count++) {
			if (count >= mostEmptyPages) break;
			page = await readPage(page.after);
		}
		return { results: page.results, ...(page.after && { paginationToken: page.after }) };
	};
}

/** The method that n8n calls for a field in which several can be chosen: all entries at once. */
export function toOptionsMethod(search: ListSearch, providers: readonly Provider[]): OptionsMethod {
	return async function () {
		const channel = await openPanelChannel(this, providers);
		const { provider } = channel;
		const read = (name: string) => readParameter(this, name);
		const parameter = await openParameters(this, channel, { search, read });
		const request = questionOf(this, search, parameter);
		if (!request) return [];
		const entries = await paginate(provider, request, {
			limit: Infinity,
			remedy: 'Enter the IDs with an expression instead.',
			entries: (body) => search.entries(body, parameter),
			ask: async (page) => await send(channel, page),
		});
		return toDistinctResults(entries, search);
	};
}
