import type { IDataObject } from 'n8n-workflow';
import { filterTemplates } from '../../../nodes/WhatsAppGroups/providers/gateways/templateFilters';

const templates = [
	{ name: 'invite', status: 'APPROVED', language: 'en', category: 'UTILITY' },
	{ name: 'invite_2', status: 'paused', language: 'de', category: 'UTILITY' },
	{ name: 'offer', status: 'APPROVED', language: 'en_US', category: 'MARKETING' },
];
const namesOf = (query?: IDataObject) => filterTemplates(templates, query).map(({ name }) => name);

it.each<[IDataObject | undefined, string[]]>([
	[undefined, ['invite', 'invite_2', 'offer']],
	[{}, ['invite', 'invite_2', 'offer']],
	[{ limit: 10, status: '' }, ['invite', 'invite_2', 'offer']],
	[{ name: 'invite' }, ['invite', 'invite_2']],
	[{ name: 'offer' }, ['offer']],
	[{ status: 'approved' }, ['invite', 'offer']],
	[{ status: 'PAUSED' }, ['invite_2']],
	[{ language: 'en' }, ['invite']],
	[{ category: 'marketing' }, ['offer']],
	[{ status: 'APPROVED', category: 'UTILITY' }, ['invite']],
	[{ status: 'APPROVED', name: 'offer', language: 'de' }, []],
])('finds what Graph would find: %j', (query, names) => {
	expect(namesOf(query)).toEqual(names);
});

it('finds no template without a name by one', () => {
	expect(filterTemplates([{ id: '1' }], { name: 'a' })).toEqual([]);
	expect(filterTemplates([{ id: '1' }], { status: 'a' })).toEqual([]);
	expect(filterTemplates([{ id: '1' }])).toMatchObject([{ id: '1' }]);
});

it('reads languages and components in whatever form they come', () => {
	const body = [{ type: 'BODY' }];
	const read = (language: unknown, components: unknown) =>
		filterTemplates([{ language, components }])[0];
	expect(read('en', body)).toEqual({ language: 'en', components: body });
	expect(read({ code: 'en' }, JSON.stringify(body))).toEqual({ language: 'en', components: body });
	expect(read(null, 'no JSON')).toEqual({ language: undefined, components: [] });
	expect(read({}, '{"type":"BODY"}')).toEqual({ language: undefined, components: [] });
});

it.each([undefined, null, 'x', {}])('finds nothing in what is no list: %j', (given) => {
	expect(filterTemplates(given)).toEqual([]);
});
