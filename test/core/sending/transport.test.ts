import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Channel, SendContext } from '../../../nodes/WhatsAppGroups/core/declarations/channel';
import { openTransport } from '../../../nodes/WhatsAppGroups/core/sending/send';

const credentials = { accessToken: 'TOKEN' };
const execution = new AbortController();
const answer = { statusCode: 200, headers: {}, body: {} };

/** n8n, which keeps what it was asked, and by whom. */
function n8nWith(respond: () => Promise<unknown> = async () => await Promise.resolve(answer)) {
	const asked: Array<{ caller: SendContext; given: unknown[] }> = [];
	const context = {
		helpers: {
			httpRequestWithAuthentication(this: SendContext, ...given: unknown[]) {
				asked.push({ caller: this, given });
				return respond();
			},
		},
		getExecutionCancelSignal: () => execution.signal,
	} as unknown as SendContext;
	const provider = { credentialType: 'acmeApi' };
	return { channel: { context, provider, credentials } as unknown as Channel, context, asked };
}

const options: IHttpRequestOptions = { url: 'https://graph.example/1' };

it('asks n8n, which need not decrypt the credential once more', async () => {
	const { channel, context, asked } = n8nWith();
	expect(await openTransport(channel)(options)).toEqual(answer);
	expect(asked.map(({ given }) => given)).toEqual([
		[
			'acmeApi',
			{ ...options, encoding: 'stream' },
			{ credentialsDecrypted: { id: '', name: '', type: 'acmeApi', data: credentials } },
		],
	]);
	expect(asked[0]?.caller.helpers).toBe(context.helpers);
});

const signalOf = (caller: SendContext | undefined) =>
	(caller as unknown as { getExecutionCancelSignal(): AbortSignal }).getExecutionCancelSignal();

describe('an answer of n8n', () => {
	const streamed = (text: string) => {
		const body = Readable.from([Buffer.from(text)]);
		return { ...n8nWith(async () => await Promise.resolve({ ...answer, body })), body };
	};

	it('is read to its end, where n8n itself lets go of its connection', async () => {
		const { channel, asked } = streamed('{"id":"1"}');
		expect(await openTransport(channel)(options)).toEqual({ ...answer, body: { id: '1' } });
		await new Promise((resolve) => setImmediate(resolve));
		expect(signalOf(asked[0]?.caller).aborted).toBe(false);
	});

	it('has its connection let go of where it is not read to its end', async () => {
		const { channel, asked, body } = streamed('PNG');
		await openTransport(channel)({ ...options, encoding: 'stream' });
		body.destroy();
		await new Promise((resolve) => setImmediate(resolve));
		expect(signalOf(asked[0]?.caller).aborted).toBe(true);
	});

	it('stays a stream where a file was asked for', async () => {
		const { channel, asked, body } = streamed('PNG');
		const file = await openTransport(channel)({ ...options, encoding: 'stream' });
		expect(file.body).toBe(body);
		expect(signalOf(asked[0]?.caller).aborted).toBe(false);
	});

	it.each(['json', 'stream'] as const)('is let go of by its timer: %s', async (encoding) => {
		const time = new AbortController();
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
		const { channel } = streamed('{}');
		const { body } = await openTransport(channel)({ ...options, encoding });
		if (body instanceof Readable) await body.toArray();
		await new Promise((resolve) => setImmediate(resolve));
		expect(getEventListeners(time.signal, 'abort')).toEqual([]);
		timeout.mockRestore();
	});

	it.each([null, undefined, 'text', { a: 1 }])('may be read already: %j', async (body) => {
		const { channel, asked } = n8nWith(async () => await Promise.resolve({ ...answer, body }));
		expect(await openTransport(channel)(options)).toEqual({ ...answer, body });
		expect(signalOf(asked[0]?.caller).aborted).toBe(false);
	});

	it('is waited for as long as is said, or a minute', async () => {
		const time = new AbortController();
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
		const { channel, asked } = streamed('');
		const transport = openTransport(channel);
		await transport({ ...options, encoding: 'stream' });
		await transport({ ...options, timeout: 5_000, encoding: 'stream' });
		await transport({ ...options, timeout: 5_000, encoding: 'stream' }, 7_000);
		expect(timeout.mock.calls).toEqual([[60_000], [5_000], [7_000]]);
		expect(signalOf(asked[0]?.caller).aborted).toBe(false);
		time.abort();
		await new Promise((resolve) => setImmediate(resolve));
		expect(signalOf(asked[0]?.caller).aborted).toBe(true);
		timeout.mockRestore();
	});
});

describe('with an end of its own', () => {
	it('asks for nothing any more after that end', async () => {
		const { channel, asked } = n8nWith();
		await openTransport(channel, AbortSignal.abort())(options);
		expect(signalOf(asked[0]?.caller).aborted).toBe(true);
	});

	it('is cut off at that end, and not when the execution is stopped', async () => {
		const end = new AbortController();
		let finish: (value: unknown) => void = () => undefined;
		const { channel, context, asked } = n8nWith(
			async () => await new Promise((resolve) => (finish = resolve)),
		);
		const asking = openTransport(channel, end.signal)(options);
		const signal = signalOf(asked[0]?.caller);
		expect(asked[0]?.caller.helpers).toBe(context.helpers);
		expect(signal.aborted).toBe(false);
		end.abort();
		expect(signal.aborted).toBe(true);
		finish(answer);
		expect(await asking).toEqual(answer);
	});

	it.each([
		['an answer', async () => await Promise.resolve(answer)],
		['a failure', async () => await Promise.reject(new Error('broken'))],
	])('hears nothing of it any more after %s', async (_what, respond) => {
		const end = new AbortController();
		const { channel, asked } = n8nWith(respond);
		await openTransport(channel, end.signal)(options).catch(() => undefined);
		end.abort();
		expect(signalOf(asked[0]?.caller).aborted).toBe(false);
	});
});
