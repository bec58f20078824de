import type { FileAnswer, GraphRequest } from '../declarations/request';
import type { Session } from '../declarations/session';
import { deliver } from '../sending/deliver';
import { paginate } from '../sending/paginate';
import { asObject } from '../values/json';
import type { Run } from './openRun';

/** A failure is not kept. */
export async function doOnce<Result>(
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

/** Opens the session of one item. */
export function openSession(run: Run, itemIndex: number): Session {
	const { context, channel, delivery, signal, hints, done } = run;
	const ask = async (request: GraphRequest) => await deliver(channel, request, delivery, itemIndex);
	return {
		context,
		channel,
		itemIndex,
		signal,
		ask: async (request) => asObject(await ask(request)),
		fetch: async (request) => (await ask(request)) as FileAnswer,
		list: async (request, { limit = Infinity, ...options }) =>
			await paginate(channel.provider, request, { ...options, limit, ask }),
		once: async (key, task) => await doOnce(done, key, task),
		hint: (message) => void hints.add(message),
	};
}
