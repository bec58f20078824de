import type { INode } from 'n8n-workflow';
import { paginate } from '../../../nodes/WhatsAppGroups/core/sending/paginate';
import { asObject, asObjects } from '../../../nodes/WhatsAppGroups/core/values/json';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';

const request: GraphRequest = { method: 'GET', on: 'phoneNumber', edge: 'groups' };
const node: INode = {
	name: '',
	type: '',
	typeVersion: 1,
	id: '',
	position: [0, 0],
	parameters: {},
};
const entry = (id: number) => ({ id });
const entries = (body: unknown) => asObjects(asObject(body).data);

const pageOf = (ids: number[], after: string | undefined, next?: string) => ({
	data: ids.map(entry),
	paging: { cursors: { after }, next },
});

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

it('asks for no more than what is missing, and for nothing where nothing is wanted', async () => {
	const page = { data: [entry(1), entry(2)], paging: { cursors: { after: 'a' }, next: 'n' } };
	const { asked } = await read([page, page], { limit: 3 });
	expect(asked).toEqual([{ limit: 3 }, { limit: 1, after: 'a' }]);
	expect((await read([page], { limit: 0 })).found).toEqual([]);
});

it.each([
	['a refusal', () => toNodeApiError(node, { httpStatus: 400, code: 100 })],
	['a failure of another kind', () => new Error('broken')],
])('passes on %s at once', async (_what, toFailure) => {
	const failure = toFailure();
	const ask = jest.fn(async () => await Promise.reject(failure));
	await expect(paginate(meta, request, { limit: 500, entries, ask })).rejects.toBe(failure);
	expect(ask).toHaveBeenCalledTimes(1);
});

describe('a list that changed while it was read', () => {
	const changed = toNodeApiError(node, { httpStatus: 400, code: 131059 });

	/** Its second page is refused, so often. */
	function readChanging(times: number) {
		const asked: unknown[] = [];
		const ask = async ({ query: { after } = {} }: GraphRequest) => {
			asked.push(after);
			if (after === undefined) return await Promise.resolve(pageOf([1], 'a', 'n'));
			if (asked.length <= 2 * times) throw changed;
			return pageOf([2], undefined);
		};
		return { asked, reading: paginate(meta, request, { limit: Infinity, entries, ask }) };
	}

	it('is read once more from its start', async () => {
		const { asked, reading } = readChanging(1);
		expect(await reading).toEqual([entry(1), entry(2)]);
		expect(asked).toEqual([undefined, 'a', undefined, 'a']);
	});

	it('is given up when it has changed again', async () => {
		const { asked, reading } = readChanging(2);
		await expect(reading).rejects.toBe(changed);
		expect(asked).toHaveLength(4);
	});
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
	['an answer without a list', { ok: true }, 1],
])('stops at %s', async (_what, page, requests) => {
	const { asked } = await read([page, page, page]);
	expect(asked).toHaveLength(requests);
});

describe('the end of a list', () => {
	it.each([
		['the first page', [pageOf([], 'a', 'n'), pageOf([1], undefined)], [1]],
		['one in the middle', [pageOf([1], 'a', 'n'), pageOf([], 'b', 'n'), pageOf([2], 'c')], [1, 2]],
		[
			'several in a row',
			[pageOf([], 'a', 'n'), pageOf([], 'b', 'n'), pageOf([], 'c', 'n'), pageOf([3], 'd')],
			[3],
		],
		['the last page', [pageOf([1], 'a', 'n'), pageOf([], 'b')], [1]],
	])('is not an empty page that names a next one: %s', async (_where, pages, ids) => {
		expect((await read(pages)).found).toEqual(ids.map(entry));
	});

	it.each([1, 2, 3, 7])('is a cursor that was there before, in a cycle of %d', async (length) => {
		const pages = Array.from({ length: 40 }, (_, index) =>
			pageOf([index], `cursor ${index % length}`, 'n'),
		);
		const { found, asked } = await read(pages);
		expect(asked).toHaveLength(length + 1);
		expect(found).toEqual(Array.from({ length: length + 1 }, (_, index) => entry(index)));
	});
});

describe('a server that cannot give so many entries at once', () => {
	const tooMuch = () =>
		toNodeApiError(node, {
			httpStatus: 500,
			code: 1,
			message: "Please reduce the amount of data you're asking for, then retry your request",
		});

	it.each([
		[300, [1024, 256, 256]],
		[100, [1024, 256, 64, 64]],
		[25, [1024, 256, 64, 25, 25]],
	])('is asked for fewer: it gives %d', async (most, sizes) => {
		const asked: number[] = [];
		const ask = async ({ query = {} }: GraphRequest) => {
			const size = Number(query.limit);
			asked.push(size);
			if (size > most) throw tooMuch();
			return await Promise.resolve(
				query.after === undefined ? pageOf([1], 'a', 'n') : pageOf([2], undefined),
			);
		};
		const found = await paginate(meta, request, { limit: Infinity, entries, ask });
		expect(found).toEqual([entry(1), entry(2)]);
		expect(asked).toEqual(sizes);
	});

	it('is believed in the end', async () => {
		const ask = async () => await Promise.reject(tooMuch());
		await expect(
			paginate(meta, request, { limit: Infinity, pageSize: 50, entries, ask }),
		).rejects.toMatchObject({ context: { facts: { code: 1 } } });
	});
});
