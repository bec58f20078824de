import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { toSearchMethod } from '../../../nodes/WhatsAppGroups/core/panel/searchList';
import { asObjects, asText } from '../../../nodes/WhatsAppGroups/core/values/json';
import { providers } from '../../../nodes/WhatsAppGroups/providers';

/** A picker of two entries to a page, through Meta, who gives these answers; the last one again. */
function pickerOf(...bodies: IDataObject[]) {
	const asked: IDataObject[] = [];
	const context = {
		getNode: () => ({ name: 'N' }),
		getCurrentNodeParameter: (name: string) => (name === 'provider' ? 'meta' : 'G'),
		getCredentials: async () => await Promise.resolve({ phoneNumberId: '1' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: { qs?: IDataObject }) => {
				const body = bodies[Math.min(asked.length, bodies.length - 1)];
				asked.push(options.qs ?? {});
				return await Promise.resolve({ statusCode: 200, headers: {}, body });
			},
		},
	} as unknown as ILoadOptionsFunctions;
	const search = toSearchMethod(
		{
			request: () => ({ method: 'GET', on: 'phoneNumber', edge: 'groups' }),
			entries: (answer: unknown) => asObjects((answer as IDataObject).data),
			toResult: ({ id, name }: IDataObject) => ({
				name: asText(name) ?? '',
				value: asText(id) ?? '',
			}),
			pageSize: 2,
		} as never,
		providers,
	);
	return { asked, search: search.bind(context) };
}

const [ana, ben] = [
	{ id: '1', name: 'Ana' },
	{ id: '2', name: 'Ben' },
];
const cursors = { after: 'A' };

it.each([
	['Meta names it', { data: [ana], paging: { cursors, next: 'https://a.example' } }, 'A'],
	['the page is full', { data: [ana, ben], paging: { cursors } }, 'A'],
	['the page is not full', { data: [ana], paging: { cursors } }, undefined],
	['the page is empty', { data: [], paging: { cursors } }, undefined],
	['there is no cursor', { data: [ana, ben] }, undefined],
])('offers a next page or none when %s', async (_when, body, paginationToken) => {
	const { search } = pickerOf(body);
	expect((await search()).paginationToken).toBe(paginationToken);
});

it('goes on from where the last page ended', async () => {
	const { asked, search } = pickerOf({ data: [] });
	await search(undefined, 'A');
	expect(asked).toEqual([{ limit: 2, after: 'A' }]);
});

it('finds what was typed in names and values, each once', async () => {
	const { search } = pickerOf({ data: [ana, ben, ana, { name: 'Nobody' }] });
	expect((await search()).results).toEqual([
		{ name: 'Ana', value: '1' },
		{ name: 'Ben', value: '2' },
	]);
	expect((await search(' BEN ')).results).toEqual([{ name: 'Ben', value: '2' }]);
	expect((await search('1')).results).toEqual([{ name: 'Ana', value: '1' }]);
});

describe('while nothing on a page fits', () => {
	const next = 'https://a.example';
	const pageOf = (entry: IDataObject, after: string) => ({
		data: [entry],
		paging: { cursors: { after }, next },
	});

	it('reads the next one, up to the first that has something', async () => {
		const { asked, search } = pickerOf(pageOf(ana, 'A'), pageOf(ana, 'B'), pageOf(ben, 'C'));
		expect(await search('ben')).toEqual({
			results: [{ name: 'Ben', value: '2' }],
			paginationToken: 'C',
		});
		expect(asked.map(({ after }) => after)).toEqual([undefined, 'A', 'B']);
	});

	it('shows nothing at the end of the list', async () => {
		const { asked, search } = pickerOf(pageOf(ana, 'A'), { data: [ana] });
		expect(await search('ben')).toEqual({ results: [] });
		expect(asked).toHaveLength(2);
	});

	it('does not go on for ever, also where a cursor leads to itself', async () => {
		const circle = pickerOf(pageOf(ana, 'A'));
		await circle.search('ben');
		expect(circle.asked).toHaveLength(2);
		const endless = pickerOf(...Array.from({ length: 50 }, (_, index) => pageOf(ana, `${index}`)));
		await endless.search('ben');
		expect(endless.asked).toHaveLength(20);
	});
});
