import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputRefusal } from './inputRefusal';
import { asObject } from './json';
import { paginate } from './paginate';
import type { DialectRequest, Requests } from './provider';
import { send, type Channel } from './send';

/** What an operation with several requests works with, for one item. */
export interface Session {
	readonly context: IExecuteFunctions;
	readonly channel: Channel;
	readonly itemIndex: number;
	/** Sends the request of the provider's dialect. @throws NodeApiError when it is refused or not answered. */
	ask(requests: Requests): Promise<IDataObject>;
	/** Reads a list page by page. */
	list(requests: Requests, options: ListOptions): Promise<IDataObject[]>;
	/** Shows a sentence in the output pane, once per run. */
	hint(message: string): void;
}

export interface ListOptions {
	/** All of them when absent. */
	readonly limit?: number;
	readonly entries: (body: unknown) => IDataObject[];
	readonly keep?: (entry: IDataObject) => boolean;
}

function pick(requests: Requests, { provider }: Channel): DialectRequest {
	const request = requests[provider.dialect];
	if (request) return request;
	throw new InputRefusal(`${provider.name} does not offer this`, 'Choose another provider.');
}

/** Opens the session of one item. `hints` is shared by the items of a run, so that a hint shows once. */
export function openSession(context: IExecuteFunctions, channel: Channel, itemIndex: number, hints: Set<string>): Session {
	const ask = async (request: DialectRequest) => await send(channel, request, { itemIndex });
	return {
		context,
		channel,
		itemIndex,
		ask: async (requests) => asObject(await ask(pick(requests, channel))),
		list: async (requests, { limit = Infinity, entries, keep }) =>
			await paginate(channel.provider, pick(requests, channel), { limit, entries, ask, keep }),
		hint: (message) => void hints.add(message),
	};
}
