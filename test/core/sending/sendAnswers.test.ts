import { NodeApiError } from 'n8n-workflow';
import type { SendContext } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import type { Provider } from '../../../nodes/WhatsAppGroups/core/declarations/provider';
import { openChannel, send } from '../../../nodes/WhatsAppGroups/core/sending/send';
import { asObject } from '../../../nodes/WhatsAppGroups/core/values/json';
import { acme, change, credentials, good, node, openAcme, read, url, wireAs } from './acme';

describe('a request', () => {
	it('leaves as HTTP, read by code and not by status', async () => {
		const { channel, asked } = openAcme(wireAs({ query: { limit: 5 }, headers: { 'x-own': '1' } }));
		expect(await send(channel, read)).toBe(good.body);
		expect(asked).toStrictEqual([
			{
				method: 'GET',
				url,
				qs: { limit: 5 },
				arrayFormat: 'comma',
				headers: { 'x-own': '1' },
				disableFollowRedirect: true,
				json: true,
				timeout: 60_000,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				sendCredentialsOnCrossOriginRedirect: false,
			},
		]);
	});

	it('has its body, and no query where there is none', async () => {
		const { channel, asked } = openAcme();
		await send(channel, change);
		expect(asked[0]).toMatchObject({ method: 'POST', body: { type: 'text' } });
		expect(asked[0]).not.toHaveProperty('qs');
	});

	it('follows no redirect, with a question no more than with a change', async () => {
		const { channel, asked } = openAcme(wireAs({}));
		await send(channel, read);
		expect(asked[0]?.disableFollowRedirect).toBe(true);
	});

	it('goes the way of n8n where no other is given', async () => {
		const ask = jest.fn(async (..._given: unknown[]) => await Promise.resolve(good));
		const context = { getNode: () => node, helpers: { httpRequestWithAuthentication: ask } };
		const { channel } = openAcme();
		const { transport: _transport, ...others } = channel;
		expect(await send({ ...others, context: context as unknown as SendContext }, read)).toBe(
			good.body,
		);
		expect(ask.mock.calls[0]?.[0]).toBe('acmeApi');
		expect(ask.mock.calls[0]?.[2]).toMatchObject({ credentialsDecrypted: { data: credentials } });
	});

	it('is completed first, by what is asked in the same time', async () => {
		const complete: Provider['complete'] = async (request, given, ask) => {
			expect(given).toBe(credentials);
			return request.method === 'GET'
				? request
				: { ...request, body: { was: asObject(await ask(read)) } };
		};
		const toRefusal = jest.fn(() => undefined);
		const { channel, asked } = openAcme({ complete, toRefusal });
		await send(channel, change, { timeoutMs: 5_000 });
		expect(asked).toMatchObject([
			{ method: 'GET', timeout: 5_000 },
			{ method: 'POST', timeout: 5_000, body: { was: { id: '1' } } },
		]);
		expect(toRefusal).toHaveBeenLastCalledWith(
			{ httpStatus: 200, headers: good.headers, body: good.body },
			{ ...change, body: { was: { id: '1' } } },
		);
	});
});

describe('an answer', () => {
	it('is put into the words of Graph by a provider that has others', async () => {
		const readBody = jest.fn((body: unknown) => ({ read: body }));
		const { channel } = openAcme({ readBody });
		expect(await send(channel, read)).toEqual({ read: good.body });
		expect(readBody).toHaveBeenCalledWith(good.body, read);
	});

	it('that refuses is an error of the item, without what is secret', async () => {
		const body = { message: 'Malformed SECRET-TOKEN' };
		const { channel } = openAcme({}, { statusCode: 400, headers: {}, body });
		const failure = await send(channel, change, { itemIndex: 3 }).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NodeApiError);
		expect(failure).toMatchObject({ context: { itemIndex: 3, facts: { httpStatus: 400 } } });
		expect(JSON.stringify(failure)).toContain('Malformed …');
	});

	it.each([
		[read, 'safe'],
		[change, 'unknown'],
	])('that does not come is an error of the item as well (%#)', async (request, retry) => {
		const { channel } = openAcme({}, new Error('broken'));
		await expect(send(channel, request, { itemIndex: 3 })).rejects.toMatchObject({
			context: { itemIndex: 3, facts: { retry } },
		});
	});
});

it('a channel has the credential of its provider, read once', async () => {
	const getCredentials = jest.fn(async () => await Promise.resolve(credentials));
	const context = { getCredentials } as unknown as SendContext;
	const provider = acme as unknown as Provider;
	expect(await openChannel(context, provider)).toEqual({ context, provider, credentials });
	expect(getCredentials).toHaveBeenCalledWith('acmeApi');
});
