import type { INodeParameters } from 'n8n-workflow';
import { fieldsInPanel, searchInPanel } from '../../support/actionHost';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { components } from '../../support/templateForGroups';

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
