import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';
import type { Provider, Requests } from './provider';
import { openChannel, send, type Channel } from './send';

/** A picker of the panel: what to ask, and how an entry of the answer reads in the list. */
export interface ListSearch {
	/** The question; `parameter` reads another field of the panel, such as the chosen group. */
	readonly requests: (parameter: (name: string) => string) => Requests;
	readonly entries: (body: unknown) => IDataObject[];
	readonly toResult: (entry: IDataObject) => INodeListSearchItems;
}

type SearchMethod = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

const pageSize = 1024;

async function openPanelChannel(context: ILoadOptionsFunctions, providers: readonly Provider[]): Promise<Channel> {
	const value = context.getCurrentNodeParameter('provider');
	const provider = providers.find((candidate) => candidate.value === value);
	if (provider) return await openChannel(context, provider);
	throw new NodeOperationError(context.getNode(), 'Choose a provider first');
}

function readParameter(context: ILoadOptionsFunctions, name: string): string {
	return String(context.getCurrentNodeParameter(name, { extractValue: true }) ?? '');
}

/** The method that n8n calls for a picker. Graph cannot search, so the filter works on the page that was read. */
export function toSearchMethod(search: ListSearch, providers: readonly Provider[]): SearchMethod {
	return async function (filter, paginationToken) {
		const channel = await openPanelChannel(this, providers);
		const { provider } = channel;
		const request = search.requests((name) => readParameter(this, name))[provider.dialect];
		if (!request) return { results: [] };
		const body = await send(channel, provider.nextPage(request, paginationToken, pageSize));
		const wanted = filter?.trim().toLowerCase() ?? '';
		const entries = search.entries(body);
		const results = entries
			.map(search.toResult)
			.filter(({ name, value }) => value !== '' && `${name} ${String(value)}`.toLowerCase().includes(wanted));
		const { after, hasMore } = provider.toPageEnd(body);
		const mayHaveMore = hasMore ?? entries.length >= pageSize;
		return { results, ...(mayHaveMore && after && { paginationToken: after }) };
	};
}
