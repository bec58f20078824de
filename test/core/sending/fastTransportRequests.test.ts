import type { IHttpRequestOptions } from 'n8n-workflow';
import type {
	FullResponse,
	SendContext,
} from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { openFastTransport } from '../../../nodes/WhatsAppGroups/core/sending/fastTransport';

const slowAnswer: FullResponse = { statusCode: 201, headers: {}, body: 'by n8n' };
const url = 'https://graph.example/1/messages';
let fetched: jest.SpiedFunction<typeof fetch>;
const failWith = (code: string) =>
	fetched.mockRejectedValue(Object.assign(new TypeError('fetch failed'), { cause: { code } }));

beforeEach(() => {
	fetched = jest
		.spyOn(global, 'fetch')
		.mockImplementation(
			async () => await Promise.resolve(new Response('{"id":"1"}', { headers: { 'x-id': '7' } })),
		);
});
afterEach(() => fetched.mockRestore());

/** Both ways: what went n8n's way is counted. */
function open({ helpers = {}, end }: { helpers?: object; end?: AbortSignal } = {}) {
	const slow = jest.fn(
		async (_options: IHttpRequestOptions, _totalMs?: number) => await Promise.resolve(slowAnswer),
	);
	const context = { helpers } as unknown as SendContext;
	return { slow, transport: openFastTransport(context, { authorization: 'Bearer T' }, slow, end) };
}

const askedUrl = () => String(fetched.mock.calls[0]?.[0]);

describe("a request through Node's own client", () => {
	it('has its query, the credential, and nothing of a body that there is not', async () => {
		const { transport, slow } = open();
		await transport({ url: `${url}?a=1`, qs: { limit: 5, none: undefined, nil: null, is: false } });
		expect(askedUrl()).toBe(`${url}?a=1&limit=5&is=false`);
		expect(fetched.mock.calls[0]?.[1]).toStrictEqual({
			method: 'GET',
			headers: { accept: 'application/json', authorization: 'Bearer T' },
			redirect: 'manual',
			signal: undefined,
		});
		expect(slow).not.toHaveBeenCalled();
	});

	it('has its body as JSON, and the headers of its own', async () => {
		const { transport } = open();
		await transport({ url, method: 'POST', headers: { 'x-own': '1' }, body: { type: 'text' } });
		expect(askedUrl()).toBe(url);
		expect(fetched.mock.calls[0]?.[1]).toMatchObject({
			method: 'POST',
			headers: {
				accept: 'application/json',
				'content-type': 'application/json',
				'x-own': '1',
				authorization: 'Bearer T',
			},
			body: '{"type":"text"}',
		});
	});

	it('ends with the execution, and where it has a limit also by itself', async () => {
		const end = new AbortController();
		const { transport } = open({ end: end.signal });
		await transport({ url });
		await transport({ url, timeout: 60_000 });
		const [unlimited, limited] = fetched.mock.calls.map(([, options]) => options?.signal);
		expect(unlimited).toBe(end.signal);
		expect(limited?.aborted).toBe(false);
		end.abort();
		expect(limited?.aborted).toBe(true);
	});
});

describe('its answer', () => {
	it('has status, headers and what its JSON says', async () => {
		expect(await open().transport({ url })).toEqual({
			statusCode: 200,
			headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-id': '7' },
			body: { id: '1' },
		});
	});

	it('is a text where it is no JSON', async () => {
		fetched.mockResolvedValue(new Response('<html>', { status: 502 }));
		expect(await open().transport({ url })).toMatchObject({ statusCode: 502, body: '<html>' });
	});
});

describe("n8n's own way is taken", () => {
	it.each([
		['bytes', { body: Buffer.from('x') }],
		['a text', { body: 'x' }],
		['a list', { body: [1] }],
		['an answer that is a stream', { encoding: 'stream' }],
	] as ReadonlyArray<[string, Partial<IHttpRequestOptions>]>)('for %s', async (_what, options) => {
		const { transport, slow } = open();
		expect(await transport({ url, ...options }, 9_000)).toBe(slowAnswer);
		expect(slow).toHaveBeenCalledWith({ url, ...options }, 9_000);
		expect(fetched).not.toHaveBeenCalled();
		expect(await transport({ url })).toMatchObject({ body: { id: '1' } });
	});

	it('for a request that never left, and for all that follow', async () => {
		failWith('ECONNREFUSED');
		const { transport, slow } = open();
		for (const id of [1, 2]) expect(await transport({ url, body: { id } })).toBe(slowAnswer);
		expect(slow.mock.calls).toEqual([[{ url, body: { id: 1 } }], [{ url, body: { id: 2 } }]]);
		expect(fetched).toHaveBeenCalledTimes(1);
	});

	it('never for one that may have arrived, nor for those that follow', async () => {
		failWith('UND_ERR_SOCKET');
		const { transport, slow } = open();
		for (const _time of [1, 2]) await expect(transport({ url })).rejects.toThrow('fetch failed');
		expect(slow).not.toHaveBeenCalled();
		expect(fetched).toHaveBeenCalledTimes(2);
	});
});

describe('the egress filter of n8n', () => {
	const filterThat = (isOpen: boolean) => {
		const validateUrl = jest.fn(async (_url: URL) => await Promise.resolve({ ok: isOpen }));
		return { validateUrl, helpers: { getSecureEgressFilter: () => ({ validateUrl }) } };
	};

	it('is asked once about each host', async () => {
		const { validateUrl, helpers } = filterThat(true);
		const { transport, slow } = open({ helpers });
		await transport({ url });
		await transport({ url: `${url}?other` });
		await transport({ url: 'https://graph.example:8443/' });
		expect(validateUrl.mock.calls.map(([asked]) => asked.href)).toEqual([
			url,
			'https://graph.example:8443/',
		]);
		expect(fetched).toHaveBeenCalledTimes(3);
		expect(slow).not.toHaveBeenCalled();
	});

	it('has nothing fetched that it blocks: n8n refuses that itself', async () => {
		const { transport } = open({ helpers: filterThat(false).helpers });
		expect(await transport({ url })).toBe(slowAnswer);
		expect(fetched).not.toHaveBeenCalled();
	});

	it('is missing in older versions of n8n', async () => {
		const { transport } = open({ helpers: { getSecureEgressFilter: () => undefined } });
		expect(await transport({ url })).toMatchObject({ statusCode: 200 });
	});
});
