import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { describeContent } from './content';
import type { Channel } from '../declarations/channel';
import { deliver, type Delivery } from '../sending/deliver';
import { asObject } from '../values/json';
import type { KeyedQueue } from '../process/keyedQueue';
import type { Operation } from '../declarations/operation';
import { paginate } from '../sending/paginate';
import type { IdempotencyLedger } from './idempotencyLedger';
import type { Tally } from './tally';
import { Stopped } from '../process/wait';
import type { FileAnswer, GraphRequest } from '../declarations/request';
import type { Send, Session } from '../declarations/session';

/** What the items of one run share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly channel: Channel;
	readonly delivery: Delivery;
	/**
	 * Something failed: unless the node goes on with failed items, nothing more leaves, and what is
	 * under way ends.
	 */
	readonly fail: () => void;
	readonly lanes: KeyedQueue;
	/** What was accepted under the Resume Key, where there is one. */
	readonly ledger?: IdempotencyLedger;
	readonly tally: Tally;
	/** Sentences for the output pane; each shows once. */
	readonly hints: Set<string>;
	/** What was done once for all items, such as an upload. */
	readonly done: Map<string, Promise<unknown>>;
}

async function doOnce<Result>(
	done: Run['done'],
	key: string,
	task: () => Promise<Result>,
): Promise<Result> {
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
export function openSession(
	run: Run,
	operation: Operation,
	itemIndex: number,
	values: IDataObject,
): Session {
	const { context, channel, delivery, lanes, hints, done } = run;
	const ask = async (request: GraphRequest) => await deliver(channel, request, delivery, itemIndex);
	const content = (target: string) =>
		describeContent(operation, values, target, context.getInputData()[itemIndex] ?? { json: {} });
	return {
		context,
		channel,
		itemIndex,
		signal: delivery.signal,
		ask: async (request) => asObject(await ask(request)),
		fetch: async (request) => (await ask(request)) as FileAnswer,
		list: async (request, { limit = Infinity, entries, keep }) =>
			await paginate(channel.provider, request, { limit, entries, ask, keep }),
		inOrder: async (lane, task) => await lanes.run(lane, task),
		sendInOrder: async (target, send) =>
			await sendInOrder(run, { target, content: () => content(target) }, send),
		once: async (key, task) => await doOnce(done, key, task),
		hint: (message) => void hints.add(message),
	};
}
