import type { IDataObject } from 'n8n-workflow';
import { paginate } from '../../../nodes/WhatsAppGroups/core/sending/paginate';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { dialog360 } from '../../../nodes/WhatsAppGroups/providers/dialog360/provider';
import { oneMsg } from '../../../nodes/WhatsAppGroups/providers/oneMsg/provider';
import {
	readOffsetPage,
	toOffsetQuery,
} from '../../../nodes/WhatsAppGroups/providers/gateways/offsetPaging';

const templates = Array.from({ length: 250 }, (_, index) => ({
	name: `template_${index}`,
	language: 'en',
	status: index % 2 === 0 ? 'approved' : 'paused',
}));
const credentials = { apiKey: 'KEY', channelId: '7', token: 'TOKEN' };
type Server = (query: { limit: number; offset: number }) => unknown;

const page = (offset: number, limit: number) => templates.slice(offset, offset + limit);
const servers: Array<[string, Server]> = [
	['gives what it is asked for', ({ offset, limit }) => page(offset, limit)],
	['gives fewer than it is asked for', ({ offset }) => page(offset, 40)],
	['takes no notice of what it is asked for', () => templates],
	[
		'takes no notice of it, and gives another order each time',
		({ offset }) => (offset > 0 ? templates.toReversed() : templates),
	],
];

describe.each([dialog360, oneMsg])('all templates of $name', (provider) => {
	const key = provider === oneMsg ? 'templates' : 'waba_templates';
	async function read(server: Server, query: IDataObject, more: object = {}, limit = Infinity) {
		let asked = 0;
		const request: GraphRequest = {
			method: 'GET',
			on: 'businessAccount',
			edge: 'message_templates',
			query,
		};
		const found = await paginate(provider, request, {
			limit,
			pageSize: 250,
			entries: (body) => (body as { data: IDataObject[] }).data,
			ask: async (one) => {
				asked += 1;
				const { limit: size, offset = 0 } = provider.toWire(one, credentials).query ?? {};
				const list = server({ limit: Number(size), offset: Number(offset) });
				return await Promise.resolve(provider.readBody?.({ [key]: list, ...more }, one));
			},
		});
		return { names: found.map(({ name }) => name), asked };
	}
	const names = templates.map(({ name }) => name);

	it.each(servers)('are read once each from a server that %s', async (_what, server) => {
		expect((await read(server, {})).names).toEqual(names);
		expect((await read(server, {}, { total: 250 })).names).toEqual(names);
	});

	it('are read without a request too many where the total is told', async () => {
		const total = { total: 250, count: 100 };
		expect((await read(({ offset }) => page(offset, 100), {}, total)).asked).toBe(3);
	});

	it('are filtered on all pages, and a small limit does not ask for small ones', async () => {
		const few: Server = ({ offset, limit }) => page(offset, limit);
		expect((await read(few, { name: 'template_249' }, {}, 1)).names).toEqual(['template_249']);
		expect((await read(few, { name: 'template_249' }, {}, 1)).asked).toBeLessThan(5);
		expect((await read(few, { status: 'PAUSED' })).names).toHaveLength(125);
	});
});

describe('an offset', () => {
	it('takes the place of a cursor that stands for one, and of no other', () => {
		const { paging } = readOffsetPage([{ id: '1' }], {}, {});
		const { after } = paging?.cursors as { after: string };
		expect(toOffsetQuery({ after, name: 'a', limit: 250 })).toEqual({
			name: 'a',
			limit: 250,
			offset: 1,
		});
		expect(toOffsetQuery({ after: 'QVFI', limit: 250 })).toEqual({ after: 'QVFI', limit: 250 });
		expect(toOffsetQuery({ after })).toEqual({ offset: 1 });
		expect(toOffsetQuery({ limit: 1 })).toEqual({ limit: 100 });
		expect(toOffsetQuery({ name: 'a' })).toEqual({ name: 'a' });
		expect(toOffsetQuery(undefined)).toBeUndefined();
	});

	it('follows unless the total says that this was all; the count may be that of the page', () => {
		for (const body of [{}, { count: 1 }, { total: 2 }])
			expect(readOffsetPage([{ id: '1' }], body, undefined).paging).toBeDefined();
		expect(readOffsetPage([{ id: '1' }], { count: 2, total: 1 }, {}).paging).toBeUndefined();
	});

	it.each([undefined, null, 'x', {}, []])('ends with no entries: %j', (list) => {
		expect(readOffsetPage(list, { total: 9 }, {})).toEqual({ entries: [] });
	});
});
