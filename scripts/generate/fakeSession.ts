import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { Lanes } from '../../nodes/WhatsAppGroups/core/process/lanes';
import { paginate } from '../../nodes/WhatsAppGroups/core/sending/paginate';
import type { DialectRequest } from '../../nodes/WhatsAppGroups/core/declarations/provider';
import type { FileAnswer } from '../../nodes/WhatsAppGroups/core/sending/send';
import type { Session } from '../../nodes/WhatsAppGroups/core/execution/session';
import { meta } from '../../nodes/WhatsAppGroups/providers/meta/provider';

const anyCredentials = { accessToken: 'TOKEN', phoneNumberId: '106540352242922', businessAccountId: '102290129340398' };

export interface FakeSession extends Session {
	/** What was asked, in its order. */
	readonly requests: DialectRequest[];
	readonly hints: string[];
}

/** A session whose answers a function gives: no HTTP, no pace, no repetition. */
export function fakeSession(
	answer: (request: DialectRequest) => unknown,
	{ credentials = anyCredentials, context = {} }: { credentials?: ICredentialDataDecryptedObject; context?: object } = {},
): FakeSession {
	const requests: DialectRequest[] = [];
	const hints: string[] = [];
	const lanes = new Lanes();
	const done = new Map<string, Promise<unknown>>();
	const ask = async (request: DialectRequest): Promise<unknown> => {
		requests.push(request);
		return await Promise.resolve(answer(request));
	};
	const pick = ({ graph }: { graph?: DialectRequest }): DialectRequest => {
		if (!graph) throw new Error('There is no request in graph');
		return graph;
	};
	const executing = { getNode: () => ({ name: 'WhatsApp Groups' }), ...context } as unknown as IExecuteFunctions;
	return {
		requests,
		hints,
		context: executing,
		channel: { context: executing, provider: meta, credentials },
		itemIndex: 0,
		ask: async (given) => {
			const body = await ask(pick(given));
			return (typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}) as IDataObject;
		},
		fetch: async (given) => (await ask(pick(given))) as FileAnswer,
		list: async (given, { limit = Infinity, entries, keep }) => await paginate(meta, pick(given), { limit, entries, ask, keep }),
		inOrder: async (lane, task) => await lanes.run(lane, task),
		sendInOrder: async (lane, send) => await lanes.run(lane, async () => await send(() => undefined)),
		once: async (key, task) => {
			if (!done.has(key)) done.set(key, task());
			return (await done.get(key)) as Awaited<ReturnType<typeof task>>;
		},
		hint: (message) => void hints.push(message),
	};
}
