import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describeContent } from './content';
import { deliver, type Delivery } from '../sending/deliver';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject } from '../values/json';
import type { Lanes } from '../process/lanes';
import type { Operation } from '../declarations/operation';
import { paginate } from '../sending/paginate';
import type { DialectRequest, Requests } from '../declarations/provider';
import type { ResumeLedger } from './idempotencyLedger';
import type { Channel, FileAnswer } from '../sending/send';
import type { Tally } from './tally';
import { Stopped } from '../process/wait';

/** What the items of one run share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly channel: Channel;
	readonly delivery: Delivery;
	/** Something failed: unless the node goes on with failed items, nothing more leaves, and what is under way ends. */
	readonly fail: () => void;
	readonly lanes: Lanes;
	/** What was accepted under the Resume Key, where there is one. */
	readonly ledger?: ResumeLedger;
	readonly tally: Tally;
	/** Sentences for the output pane; each shows once. */
	readonly hints: Set<string>;
	/** What was done once for all items, such as an upload. */
	readonly done: Map<string, Promise<unknown>>;
}

export type Send<Result> = (accepted: () => void) => Promise<Result>;

/** What an operation with several requests works with, for one item. */
export interface Session {
	readonly context: IExecuteFunctions;
	readonly channel: Channel;
	readonly itemIndex: number;
	/** Aborted when the execution is stopped, or fails. */
	readonly signal?: AbortSignal;
	/** Sends the request of the provider's dialect. @throws NodeApiError when it is refused or not answered. */
	ask(requests: Requests): Promise<IDataObject>;
	/** Asks for a file. @throws NodeApiError when it is refused or not answered. */
	fetch(requests: Requests): Promise<FileAnswer>;
	/** Reads a list page by page. */
	list(requests: Requests, options: ListOptions): Promise<IDataObject[]>;
	/** Runs the task after all earlier ones of its lane; lanes run side by side. Not to be nested in the same lane. */
	inOrder<Result>(lane: string, task: () => Promise<Result>): Promise<Result>;
	/**
	 * Like `inOrder`, for what sends to a target: counted, and left out when it was accepted under the Resume Key already.
	 * Gives undefined then. To be called before anything is waited for, once per item and target. @throws Stopped
	 * `send` may call `accepted` when the message is, where more comes after it.
	 */
	sendInOrder<Result>(target: string, send: Send<Result>): Promise<Result | undefined>;
	/** Does something once per run, however many items want it; a failure is not kept. */
	once<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
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

async function doOnce<Result>(done: Run['done'], key: string, task: () => Promise<Result>): Promise<Result> {
	const known = done.get(key) as Promise<Result> | undefined;
	if (known) return await known;
	const doing = task();
	done.set(key, doing);
	doing.catch(() => done.delete(key));
	return await doing;
}

/** Sends in the lane of the target, unless it was accepted in an earlier run. */
async function sendInOrder<Result>(
	{ delivery, fail, lanes, ledger, tally }: Run,
	{ target, content }: { target: string; content: () => string },
	send: Send<Result>,
): Promise<Result | undefined> {
	// Named before the lane is free: in the order of the list.
	const entry = ledger?.nameNext(content());
	return await lanes.run(target, async () => {
		try {
			if (delivery.signal?.aborted) throw new Stopped();
			if (entry !== undefined && ledger?.has(entry)) {
				tally.skip();
				return undefined;
			}
			let isNoted = false;
			const accepted = (): void => {
				if (!isNoted && entry !== undefined) ledger?.accept(entry);
				isNoted = true;
			};
			const result = await send(accepted);
			accepted();
			tally.send();
			return result;
		} catch (failure) {
			tally.fail(failure);
			if (!(failure instanceof Stopped)) fail();
			return await Promise.reject(failure);
		}
	});
}

/** Opens the session of one item. */
export function openSession(run: Run, operation: Operation, itemIndex: number, values: IDataObject): Session {
	const { context, channel, delivery, lanes, hints, done } = run;
	const ask = async (request: DialectRequest) => await deliver(channel, request, delivery, itemIndex);
	const content = (target: string) => describeContent(operation, values, target, context.getInputData()[itemIndex] ?? { json: {} });
	return {
		context,
		channel,
		itemIndex,
		signal: delivery.signal,
		ask: async (requests) => asObject(await ask(pick(requests, channel))),
		fetch: async (requests) => (await ask(pick(requests, channel))) as FileAnswer,
		list: async (requests, { limit = Infinity, entries, keep }) =>
			await paginate(channel.provider, pick(requests, channel), { limit, entries, ask, keep }),
		inOrder: async (lane, task) => await lanes.run(lane, task),
		sendInOrder: async (target, send) => await sendInOrder(run, { target, content: () => content(target) }, send),
		once: async (key, task) => await doOnce(done, key, task),
		hint: (message) => void hints.add(message),
	};
}
