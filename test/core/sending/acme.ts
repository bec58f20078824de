import type { IHttpRequestOptions } from 'n8n-workflow';
import type {
	Channel,
	FullResponse,
} from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import type {
	GraphRequest,
	WireRequest,
} from '../../../nodes/WhatsAppGroups/core/declarations/request';

export const url = 'https://acme.example/1';
export const read: GraphRequest = { method: 'GET', on: { path: 'one' } };
export const change: GraphRequest = { method: 'POST', on: { path: 'one' }, body: { type: 'text' } };
export const credentials = { accessToken: 'SECRET-TOKEN' };
export const node = {
	name: 'Node',
	type: 't',
	typeVersion: 1,
	id: '1',
	position: [0, 0],
	parameters: {},
};
export const good: FullResponse = { statusCode: 200, headers: { 'x-id': '7' }, body: { id: '1' } };

export const acme = {
	value: 'acme',
	credentialType: 'acmeApi',
	toWire: ({ method, body }: GraphRequest): WireRequest => ({ method, url, body }),
	toRefusal: ({ httpStatus, body }: { httpStatus: number; body: unknown }) =>
		httpStatus < 400 ? undefined : { httpStatus, ...(body as { message: string }) },
};

/** A channel on which the same answer comes to everything; an error means that none comes. */
export function openAcme(changes: Partial<Provider> = {}, answer: FullResponse | Error = good) {
	const asked: IHttpRequestOptions[] = [];
	const channel = {
		context: { getNode: () => node },
		provider: { ...acme, ...changes },
		credentials,
		transport: async (options: IHttpRequestOptions) => {
			asked.push(options);
			return answer instanceof Error ? await Promise.reject(answer) : await Promise.resolve(answer);
		},
	} as unknown as Channel;
	return { channel, asked };
}

export const wireAs = (changes: Partial<WireRequest>): Partial<Provider> => ({
	toWire: ({ method, body }) => ({ method, url, body, ...changes }),
});
