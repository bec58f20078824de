import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { runAction } from '../../support/actionHost';

/** 360dialog answers with an ID, and does not say whether it is the request's or the group's. */
describe.each(['of the request', 'of the group'])('an answer with the ID %s', (reading) => {
	const newId = 'Y2FwaV9ncm91cDpuZXc=';
	const answeredId = reading === 'of the group' ? newId : '1234567890';
	let groups: IDataObject[];
	let made: IDataObject[];
	let posts: number;
	let server: Server;

	function answer(method = '', url = ''): object {
		if (url.includes('invite_link')) return { invite_link: 'https://chat.whatsapp.com/x' };
		if (method === 'GET') return { data: { groups } };
		posts += 1;
		groups.push(...made);
		return { id: answeredId };
	}

	beforeEach(async () => {
		[groups, made, posts] = [[{ id: 'old', subject: 'Deal' }], [{ id: newId, subject: 'Deal' }], 0];
		server = createServer(({ method, url }, response) => {
			response
				.writeHead(200, { 'content-type': 'application/json' })
				.end(JSON.stringify(answer(method, url)));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});
	afterEach(() => {
		server.closeAllConnections();
		server.close();
	});

	async function create(more: object = {}): Promise<IDataObject | undefined> {
		const { port } = server.address() as AddressInfo;
		const { items } = await runAction({
			parameters: {
				provider: 'dialog360',
				resource: 'group',
				operation: 'create',
				subject: 'Deal',
				additionalFields: { timeoutSeconds: 1 },
				...more,
			},
			credentials: { apiKey: 'KEY', baseUrl: `http://127.0.0.1:${port}` },
		});
		return items[0]?.json;
	}

	it('leads to the new group, which is made once', async () => {
		const created = await create();
		expect(created).toMatchObject({ status: 'created', groupId: newId });
		expect(created?.requestId).toBe(reading === 'of the group' ? undefined : answeredId);
		expect(posts).toBe(1);
	});

	it('decides between several new groups only as the ID of one of them', async () => {
		made = [{ id: 'somebody else', subject: 'Deal' }, ...made];
		expect(await create()).toMatchObject(
			reading === 'of the group'
				? { status: 'created', groupId: newId, matchedBy: 'ID in the answer' }
				: { status: 'accepted', candidates: ['somebody else', newId] },
		);
		expect(posts).toBe(1);
	});

	it('is accepted where nobody waits, and where nothing appears', async () => {
		made = [];
		expect(await create()).toMatchObject({ status: 'accepted', requestId: answeredId });
		expect(await create({ waitForResult: false })).toMatchObject({ status: 'accepted' });
		expect(posts).toBe(2);
	});
});
