import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Session } from '../../nodes/WhatsAppGroups/core/declarations/session';
import { paginate } from '../../nodes/WhatsAppGroups/core/sending/paginate';
import { meta } from '../../nodes/WhatsAppGroups/providers/meta/provider';
import type {
	FileAnswer,
	GraphRequest,
} from '../../nodes/WhatsAppGroups/core/declarations/request';

const anyCredentials = {
	accessToken: 'TOKEN',
	phoneNumberId: '106540352242922',
	businessAccountId: '102290129340398',
};

export interface FakeSession extends Session {
	/** What was asked, in its order. */
	readonly requests: GraphRequest[];
	readonly hints: string[];
}

/** A session whose answers a function gives: no HTTP, no rate limit, no retries. */
export function fakeSession(
	answer: (request: GraphRequest) => unknown,
	{
		credentials = anyCredentials,
		context = {},
	}: { credentials?: ICredentialDataDecryptedObject; context?: object } = {},
): FakeSession {
	const requests: GraphRequest[] = [];
	const hints: string[] = [];
	const done = new Map<string, Promise<unknown>>();
	const ask = async (request: GraphRequest): Promise<unknown> => {
		requests.push(request);
		return await Promise.resolve(answer(request));
	};
	const executing = {
		getNode: () => ({ name: 'WhatsApp Groups', type: 'whatsAppGroups', parameters: {} }),
		getInputData: () => [{ json: {} }],
		...context,
	} as unknown as IExecuteFunctions;
	return {
		requests,
		hints,
		context: executing,
		channel: { context: executing, provider: meta, credentials },
		itemIndex: 0,
		ask: async (given) => {
			const body = await ask(given);
			return (
				typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
			) as IDataObject;
		},
		fetch: async (given) => (await ask(given)) as FileAnswer,
		list: async (given, { limit = Infinity, ...options }) =>
			await paginate(meta, given, { ...options, limit, ask }),
		once: async (key, task) => {
			if (!done.has(key)) done.set(key, task());
			return (await done.get(key)) as Awaited<ReturnType<typeof task>>;
		},
		hint: (message) => void hints.push(message),
	};
}
