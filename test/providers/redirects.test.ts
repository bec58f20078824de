import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { runAction } from '../support/actionHost';
import { fillCredential } from '../support/credentialTypes';
import { byId } from '../support/emulatorHost';

const secret = 'SECRET-OF-THE-CREDENTIAL';

async function serve(
	answer: (
		request: IncomingMessage,
	) => [status: number, headers: Record<string, string>, body: string],
): Promise<{ server: Server; url: string }> {
	const server = createServer((request, response) => {
		const [status, headers, body] = answer(request);
		response.writeHead(status, headers).end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.each(providers)('the key of $name', (provider) => {
	const heard: string[] = [];
	let asked = 0;
	let elsewhere: Awaited<ReturnType<typeof serve>>;
	let own: Awaited<ReturnType<typeof serve>>;
	const credentials = () => ({
		...fillCredential(provider, { secret, other: '371267300' }),
		baseUrl: own.url,
	});
	beforeEach(async () => {
		heard.length = 0;
		elsewhere = await serve((request) => {
			heard.push(JSON.stringify([request.url, request.headers]));
			return [200, { 'content-type': 'application/json' }, '{"id":"7","subject":"a"}'];
		});
		// A redirect can repeat the query, and with it a token that is in there.
		own = await serve(({ url = '' }) => {
			asked += 1;
			return [302, { location: `${elsewhere.url}/there${url}` }, ''];
		});
	});
	afterEach(() => {
		for (const { server } of [own, elsewhere]) {
			server.closeAllConnections();
			server.close();
		}
	});

	it.each([
		['a question', { resource: 'group', operation: 'get', groupId: byId('7') }],
		['a list', { resource: 'group', operation: 'getMany', returnAll: true }],
		[
			'a message',
			{
				resource: 'message',
				operation: 'sendText',
				groupId: byId('7'),
				text: 'Hi',
				options: { retryForSeconds: 0 },
			},
		],
		['a file', { resource: 'media', operation: 'download', mediaId: '133' }],
	])('does not go along when %s is sent on to another host', async (_what, parameters) => {
		await runAction({
			parameters: { provider: provider.value, ...parameters },
			credentials: credentials(),
		}).catch(() => undefined);
		expect(asked).toBeGreaterThan(0);
		expect(heard).toEqual([]);
	});
});
