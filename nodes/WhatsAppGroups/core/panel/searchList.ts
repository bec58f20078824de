import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { paginate } from '../sending/paginate';
import type { Provider, Requests } from '../declarations/provider';
import { openChannel, send, type Channel } from '../sending/send';

/** A picker of the panel: what to ask, and how an entry of the answer reads in the list. */
export interface ListSearch {
	/** The question; `parameter` reads another field of the panel, such as the chosen group. */
	readonly requests: (parameter: (name: string) => string) => Requests;
	readonly entries: (body: unknown, parameter: (name: string) => string) => IDataObject[];
	/** Entries with the same value show once. */
	readonly toResult: (entry: IDataObject) => INodeListSearchItems;
	/** For lists that do not give 1,024 entries at once. */
	readonly pageSize?: number;
}

type SearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

type OptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

const largestPage = 1024;

/** The channel of the provider that is chosen in the panel. */
export async function openPanelChannel(context: ILoadOptionsFunctions, providers: readonly Provider[]): Promise<Channel> {
	const value = context.getCurrentNodeParameter('provider');
	const provider = providers.find((candidate) => candidate.value === value);
	if (provider) return await openChannel(context, provider);
	throw new NodeOperationError(context.getNode(), 'Choose a provider first');
}

/** What another field of the panel holds; the value of a picker, not its mode. */
export function readParameter(context: ILoadOptionsFunctions, name: string): string {
	return String(context.getCurrentNodeParameter(name, { extractValue: true }) ?? '');
}

function distinct(results: INodeListSearchItems[]): INodeListSearchItems[] {
	const byValue = new Map(results.filter(({ value }) => value !== '').map((result) => [result.value, result]));
	return [...byValue.values()];
}

/** The method that n8n calls for a picker. Graph cannot search, so the filter works on the page that was read. */
export function toSearchMethod(search: ListSearch, providers: readonly Provider[]): SearchMethod {
	return async function (filter, paginationToken) {
		const channel = await openPanelChannel(this, providers);
		const { provider } = channel;
		const parameter = (name: string) => readParameter(this, name);
		const request = search.requests(parameter)[provider.dialect];
		if (!request) return { results: [] };
		const pageSize = search.pageSize ?? largestPage;
		const body = await send(channel, provider.nextPage(request, paginationToken, pageSize));
		const wanted = filter?.trim().toLowerCase() ?? '';
		const entries = search.entries(body, parameter);
		const results = distinct(entries.map(search.toResult)).filter(({ name, value }) =>
			`${name} ${String(value)}`.toLowerCase().includes(wanted),
		);
		const { after, hasMore } = provider.toPageEnd(body);
		const mayHaveMore = hasMore ?? entries.length >= pageSize;
		return { results, ...(mayHaveMore && after && { paginationToken: after }) };
	};
}

/** The method that n8n calls for a field in which several can be chosen: all entries at once. */
export function toOptionsMethod(search: ListSearch, providers: readonly Provider[]): OptionsMethod {
	return async function () {
		const channel = await openPanelChannel(this, providers);
		const { provider } = channel;
		const parameter = (name: string) => readParameter(this, name);
		const request = search.requests(parameter)[provider.dialect];
		if (!request) return [];
		const entries = await paginate(provider, request, {
			limit: Infinity,
			entries: (body) => search.entries(body, parameter),
			ask: async (page) => await send(channel, page),
		});
		return distinct(entries.map(search.toResult));
	};
}
