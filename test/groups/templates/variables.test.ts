import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { toTemplate } from '../../../nodes/WhatsAppGroups/groups/templates/account';
import { toVariables } from '../../../nodes/WhatsAppGroups/groups/templates/variables';
import { toComponents } from '../../../nodes/WhatsAppGroups/groups/templates/components';
import { fieldsInPanel, searchInPanel } from '../../support/actionHost';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

/** A template with everything that a template for groups can have. */
const components = [
	{ type: 'HEADER', format: 'TEXT', text: 'Offer {{1}}', example: { header_text: ['4711'] } },
	{
		type: 'BODY',
		text: 'Hi {{first_name}}, see {{place}}. Yours, {{first_name}}',
		example: { body_text_named_params: [{ param_name: 'first_name', example: 'Sheena' }] },
	},
	{ type: 'FOOTER', text: 'Contoso' },
	{
		type: 'BUTTONS',
		buttons: [
			{ type: 'URL', text: 'Open', url: 'https://www.example.com/{{1}}' },
			{ type: 'URL', text: 'Site', url: 'https://www.example.com' },
			{ type: 'QUICK_REPLY', text: 'Yes' },
		],
	},
];

describe('the variables of a template', () => {
	it('are those of header, body and buttons, with examples', () => {
		expect(toVariables({ components })).toEqual([
			{ id: 'header_text_1', label: 'Header {{1}} (e.g. 4711)' },
			{ id: 'body_first_name', label: 'Body {{first_name}} (e.g. Sheena)' },
			{ id: 'body_place', label: 'Body {{place}}' },
			{ id: 'button_0_url', label: 'Button "Open" end of the link' },
			{ id: 'button_2_quick_reply', label: 'Button "Yes" payload', isOptional: true },
		]);
	});

	it.each(['IMAGE', 'VIDEO', 'DOCUMENT'])('have the file of a header in format %s', (format) => {
		expect(toVariables({ components: [{ type: 'HEADER', format }] })).toEqual([
			expect.objectContaining({ id: `header_${format.toLowerCase()}` }),
		]);
	});

	it.each([
		undefined,
		null,
		[],
		[{}],
		[{ type: 'BODY', text: null }],
		[{ type: 'BUTTONS', buttons: 'x' }],
		'x',
	])('are none in %j', (broken) => {
		expect(toVariables({ components: broken } as IDataObject)).toEqual([]);
	});
});

describe('the components of a message', () => {
	it('follow from the IDs of the variables alone', () => {
		const values = {
			button_2_quick_reply: 'yes',
			body_place: 'Oak St',
			button_0_url: 'o/1',
			body_first_name: 'Sheena',
			header_text_1: 4711,
		};
		expect(toComponents(values)).toEqual([
			{ type: 'header', parameters: [{ type: 'text', text: '4711' }] },
			{
				type: 'body',
				parameters: [
					{ type: 'text', parameter_name: 'place', text: 'Oak St' },
					{ type: 'text', parameter_name: 'first_name', text: 'Sheena' },
				],
			},
			{
				type: 'button',
				sub_type: 'quick_reply',
				index: '2',
				parameters: [{ type: 'payload', payload: 'yes' }],
			},
			{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'o/1' }] },
		]);
	});

	it('have the tenth variable after the ninth', () => {
		const values = Object.fromEntries(
			Array.from({ length: 11 }, (_value, index) => [`body_${11 - index}`, String(11 - index)]),
		);
		const [body] = toComponents(values);
		expect((body?.parameters as IDataObject[]).map((parameter) => parameter.text)).toEqual([
			'1',
			'2',
			'3',
			'4',
			'5',
			'6',
			'7',
			'8',
			'9',
			'10',
			'11',
		]);
	});

	it.each([
		['a media ID', '123', { id: '123' }],
		['a link', ' https://www.example.com/a.pdf ', { link: 'https://www.example.com/a.pdf' }],
		['an uploaded file', { id: '1', filename: 'a.pdf' }, { id: '1', filename: 'a.pdf' }],
	])('take %s as header', (_what, header_document, expected) => {
		expect(toComponents({ header_document })).toEqual([
			{ type: 'header', parameters: [{ type: 'document', document: expected }] },
		]);
	});

	it('leave out what is empty', () => {
		expect(toComponents({ body_1: '', button_0_quick_reply: null })).toEqual([]);
	});
});

it('shows a template with what is known of it', () => {
	expect(toTemplate({ id: 1, name: 'a', language: 'en', components })).toEqual({
		templateId: '1',
		name: 'a',
		language: 'en',
		components,
		body: 'Hi {{first_name}}, see {{place}}. Yours, {{first_name}}',
	});
});

describe('the panel', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
		const { templates } = host.emulator.state;
		const template = {
			businessId: '102290129340398',
			name: 'group_offer',
			category: 'MARKETING',
			components,
		};
		for (const language of ['en', 'de'])
			templates.create({ ...template, language }).status = 'APPROVED';
		templates.create({ ...template, name: 'group_offer_2', language: 'fr' }).status = 'APPROVED';
	});
	afterAll(async () => await host.close());
	const panel = (templateName: string, languageCode: string) => ({
		credentials: host.credentials,
		parameters: {
			resource: 'message',
			operation: 'sendTemplate',
			templateName: { __rl: true, mode: 'list', value: templateName },
			languageCode: { __rl: true, mode: 'list', value: languageCode },
		} as INodeParameters,
	});

	it('lists approved templates, each once', async () => {
		const { results } = await searchInPanel('searchTemplates', panel('', ''));
		const names = results.map(({ value }) => value);
		expect(names.filter((name) => name === 'group_offer')).toHaveLength(1);
		expect(names).toContain('hello_group');
		expect(names).not.toContain('group_paused');
	});

	it('finds templates by a part of their name', async () => {
		const { results } = await searchInPanel('searchTemplates', panel('', ''), 'Reminder');
		expect(results).toEqual([
			{ name: 'group_viewing_reminder (utility)', value: 'group_viewing_reminder' },
		]);
	});

	it('lists the languages of the chosen template, not those of one with a longer name', async () => {
		const { results } = await searchInPanel('searchTemplateLanguages', panel('group_offer', ''));
		expect(results.map(({ value }) => value)).toEqual(['en', 'de']);
	});

	it('builds the form from the definition of the template', async () => {
		const { fields } = await fieldsInPanel('mapTemplateVariables', panel('group_offer', 'de'));
		expect(fields.map(({ id, required }) => [id, required])).toEqual([
			['header_text_1', true],
			['body_first_name', true],
			['body_place', true],
			['button_0_url', true],
			['button_2_quick_reply', false],
		]);
	});

	it.each([
		['', '', 'Select a template and its language first'],
		['hello_group', 'en', 'This template has no variables'],
		['hello_group', 'fr', 'There is no template "hello_group" in the language "fr"'],
		['={{ $json.name }}', 'en', expect.stringContaining('Components under Options')],
	])('says why there are no fields for "%s" in "%s"', async (name, language, notice) => {
		expect(await fieldsInPanel('mapTemplateVariables', panel(name, language))).toEqual({
			fields: [],
			emptyFieldsNotice: notice,
		});
	});

	it('lists the library, those for groups first', async () => {
		const { results } = await searchInPanel('searchLibraryTemplates', panel('', ''));
		expect(results[0]).toMatchObject({ value: 'group_invite_link_1' });
	});

	it('says which entry of the credential is missing', async () => {
		const { parameters } = panel('', '');
		const credentials = { ...host.credentials, businessAccountId: '' };
		await expect(searchInPanel('searchTemplates', { parameters, credentials })).rejects.toThrow(
			'WhatsApp Business Account ID is missing in the credential',
		);
	});
});
