import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { toMappingMethod } from '../../../nodes/WhatsAppGroups/core/panel/mapFields';
import { templateMapping } from '../../../nodes/WhatsAppGroups/groups/templates/form';
import { providers } from '../../../nodes/WhatsAppGroups/providers';
import { emulatorCredentials } from '../../support/actionHost';

const templateOf = (name: string, language = 'en') => ({
	name,
	language,
	components: [{ type: 'BODY', text: 'Hello {{1}}' }],
});
// Graph finds every template whose name holds the text: the one that is meant comes last.
const found = [
	...Array.from({ length: 520 }, (_, index) => templateOf(`order_${index}`)),
	templateOf('order', 'de'),
	templateOf('order'),
];

/** The panel with an account that has these templates, in pages as Graph gives them. */
function openPanel(languageCode: string): { panel: ILoadOptionsFunctions; asked: IDataObject[] } {
	const asked: IDataObject[] = [];
	const parameters: IDataObject = { provider: 'meta', templateName: 'order', languageCode };
	const answer = ({ qs = {} }: IHttpRequestOptions) => {
		asked.push(qs);
		const start = Number(qs.after ?? 0);
		const end = start + Number(qs.limit);
		const next = end < found.length ? 'https://next' : undefined;
		const paging = { cursors: { after: String(end) }, next };
		return { statusCode: 200, headers: {}, body: { data: found.slice(start, end), paging } };
	};
	const panel = {
		getCurrentNodeParameter: (name: string) => parameters[name],
		getCredentials: async () => await Promise.resolve(emulatorCredentials),
		getNode: () => ({ name: 'WhatsApp Groups' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await Promise.resolve(answer(options)),
		},
	} as unknown as ILoadOptionsFunctions;
	return { panel, asked };
}

const noParameter = () => '';

it.each([
	['a button that opens a flow', { type: 'BUTTONS', buttons: [{ type: 'FLOW' }] }],
	['a location in its header', { type: 'HEADER', format: 'LOCATION' }],
	['a carousel', { type: 'CAROUSEL', cards: [] }],
	['a limited-time offer', { type: 'limited_time_offer' }],
])('says that a template with %s cannot be filled in here', (what, component) => {
	const { components } = templateOf('order');
	const template = { ...templateOf('order'), components: [...components, component] };
	expect(templateMapping.toFields(template, noParameter)).toEqual({
		fields: [],
		emptyFieldsNotice: `This template has ${what}, which this form cannot fill. Enter all its values as Components under Options.`,
	});
});

it('and fills in what has other buttons', () => {
	const buttons = [
		{ type: 'PHONE_NUMBER', text: 'Call' },
		{ type: 'QUICK_REPLY', text: 'Yes' },
	];
	const template = { components: [{ type: 'BUTTONS', buttons }] };
	expect(templateMapping.toFields(template, noParameter).fields).toMatchObject([
		{ id: 'preview' },
		{ id: 'button_1_quick_reply' },
	]);
});

const map = toMappingMethod(templateMapping, providers);

it('finds a template behind all those whose names hold its name', async () => {
	const { panel, asked } = openPanel('en');
	expect((await map.call(panel)).fields).toMatchObject([{ id: 'preview' }, { id: 'body_1' }]);
	expect(asked.map(({ after, limit }) => [after, limit])).toEqual([
		[undefined, 250],
		['250', 250],
		['500', 250],
	]);
});

it('says that there is none in this language once it has seen all', async () => {
	const { panel, asked } = openPanel('fr');
	expect(await map.call(panel)).toEqual({
		fields: [],
		emptyFieldsNotice: 'There is no template "order" in the language "fr"',
	});
	expect(asked).toHaveLength(3);
});
