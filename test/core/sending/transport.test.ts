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

describe('with an end of its own', () => {
	const signalOf = (caller: SendContext | undefined) =>
		(caller as unknown as { getExecutionCancelSignal(): AbortSignal }).getExecutionCancelSignal();

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
