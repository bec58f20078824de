import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { loadInPanel, runAction, searchInPanel } from '../support/actionHost';
import { fillCredential } from '../support/credentialTypes';
import { byId, byName } from '../support/emulatorHost';

const secret = 'SECRET-OF-THE-CREDENTIAL';

type Panel = Parameters<typeof loadInPanel>[1];

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
	const askedFor: string[] = [];
	/** What is answered before anything is sent on. */
	let firstPage: (url: string) => string | undefined;
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
		askedFor.length = 0;
		firstPage = () => undefined;
		own = await serve(({ url = '' }) => {
			askedFor.push(url);
			const page = firstPage(url);
			if (page !== undefined) return [200, { 'content-type': 'application/json' }, page];
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
		expect(askedFor.length).toBeGreaterThan(0);
		expect(heard).toEqual([]);
	});

	it.each([
		['by the picker', async (panel: Panel) => await searchInPanel('searchGroups', panel, '', 'c1')],
		['for a list to choose from', async (panel: Panel) => await loadInPanel('loadGroups', panel)],
		[
			'by Return All',
			async (panel: Panel) =>
				await runAction({
					...panel,
					parameters: { ...panel.parameters, operation: 'getMany', returnAll: true },
				}),
		],
		[
			'for a name',
			async (panel: Panel) =>
				await runAction({
					...panel,
					parameters: { ...panel.parameters, operation: 'get', groupId: byName('Order 4711') },
				}),
		],
	])('does not go along when a later page is read %s', async (_how, read) => {
		const isLater = (url: string) => /[?&](after|offset)=(?!0(&|$))/.test(url);
		firstPage = (url) =>
			isLater(url)
				? undefined
				: JSON.stringify({
						data: { groups: [{ id: '7', subject: 'a' }] },
						paging: { cursors: { after: 'c1' }, next: `${elsewhere.url}/next?token=${secret}` },
					});
		await read({
			parameters: { provider: provider.value, resource: 'group' },
			credentials: credentials(),
		}).catch(() => undefined);
		expect(askedFor.filter(isLater).length).toBeGreaterThan(0);
		expect(heard).toEqual([]);
	});
});
