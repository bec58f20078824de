import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { toSearchMethod } from '../../../nodes/WhatsAppGroups/core/panel/searchList';
import { asObjects, asText } from '../../../nodes/WhatsAppGroups/core/values/json';
import { providers } from '../../../nodes/WhatsAppGroups/providers';

/** A picker of two entries to a page, through Meta, who gives these answers. */
function pickerOf(body: IDataObject) {
	const asked: IDataObject[] = [];
	const context = {
		getNode: () => ({ name: 'N' }),
		getCurrentNodeParameter: (name: string) => (name === 'provider' ? 'meta' : 'G'),
		getCredentials: async () => await Promise.resolve({ phoneNumberId: '1' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: { qs?: IDataObject }) => {
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
