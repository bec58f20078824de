import { paginate } from '../../../nodes/WhatsAppGroups/core/sending/paginate';
import { asObject, asObjects } from '../../../nodes/WhatsAppGroups/core/values/json';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';

const request: GraphRequest = { method: 'GET', on: 'phoneNumber', edge: 'groups' };
const entry = (id: number) => ({ id });
const entries = (body: unknown) => asObjects(asObject(body).data);

/** Answers with the pages in their order, whatever is asked. */
async function read(
	pages: object[],
	{ limit = Infinity, keep }: { limit?: number; keep?: (given: object) => boolean } = {},
) {
	const asked: unknown[] = [];
	const ask = async (page: GraphRequest) => {
		asked.push((page as { query?: object }).query);
		return await Promise.resolve(pages[asked.length - 1] ?? { data: [] });
	};
	return { found: await paginate(meta, request, { limit, entries, ask, keep }), asked };
}

it('follows the cursors until no page is named', async () => {
	const pages = [
		{ data: [entry(1)], paging: { cursors: { after: 'a' }, next: 'https://next' } },
		{ data: [entry(2)], paging: { cursors: { after: 'b' } } },
	];
	const { found, asked } = await read(pages);
	expect(found).toEqual([entry(1), entry(2)]);
	expect(asked).toEqual([{ limit: 1024 }, { limit: 1024, after: 'a' }]);
});

it('asks for no more than the limit, and stops there', async () => {
	const { found, asked } = await read(
		[{ data: [entry(1), entry(2), entry(3)], paging: { cursors: { after: 'a' }, next: 'n' } }],
		{ limit: 2 },
	);
	expect(found).toEqual([entry(1), entry(2)]);
	expect(asked).toEqual([{ limit: 2 }]);
});

it('goes on after a full page that names no next one, for some lists never do, and stops at a short one', async () => {
	const full = {
		data: Array.from({ length: 1024 }, (_, id) => entry(id)),
		paging: { cursors: { after: 'a' } },
	};
	const short = { data: [entry(1024)], paging: { cursors: { after: 'b' } } };
	const { found, asked } = await read([full, short, full]);
	expect(found).toHaveLength(1025);
	expect(asked).toHaveLength(2);
});

it('counts for the limit only what is wanted', async () => {
	const page = (ids: number[]) => ({
		data: ids.map(entry),
		paging: { cursors: { after: `c${ids[0]}` }, next: 'n' },
	});
	const isEven = (given: object) => Number((given as { id: number }).id) % 2 === 0;
	const { found, asked } = await read([page([1, 2]), page([3, 4]), page([5, 6])], {
		limit: 2,
		keep: isEven,
	});
	expect(found).toEqual([entry(2), entry(4)]);
	expect(asked).toHaveLength(2);
});

it.each([
	[
		'a cursor that does not move',
		{ data: [entry(1)], paging: { cursors: { after: 'a' }, next: 'n' } },
		2,
	],
	[
		'an empty page with a next one',
		{ data: [], paging: { cursors: { after: 'a' }, next: 'n' } },
		1,
	],
	['an answer without a list', { ok: true }, 1],
])('stops at %s', async (_what, page, requests) => {
	const { asked } = await read([page, page, page]);
	expect(asked).toHaveLength(requests);
});
