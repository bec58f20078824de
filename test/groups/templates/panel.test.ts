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

	it('lists approved templates, each of their languages once', async () => {
		const { results } = await searchInPanel('searchTemplates', panel('', ''));
		const names = results.map(({ value }) => value);
		expect(names).toEqual(
			expect.arrayContaining(['group_offer|en', 'group_offer|de', 'hello_group|en']),
		);
		expect(names).toHaveLength(new Set(names).size);
		expect(names).not.toContain('group_paused|en');
	});

	it('lists for invitations only those with a place for the link', async () => {
		const { results } = await searchInPanel('searchInviteTemplates', panel('', ''));
		expect(results).toEqual([
			{
				name: 'group_invite_link_1 (en, utility): Hi {{1}}, here is the group link you requested: {{2}}',
				value: 'group_invite_link_1|en',
			},
		]);
	});

	it('finds templates by a part of their name or text', async () => {
		const { results } = await searchInPanel('searchTemplates', panel('', ''), 'Reminder');
		expect(results).toEqual([
			{
				name: 'group_viewing_reminder (en_US, utility): Reminder: the viewing is on {{1}} at {{2}}.',
				value: 'group_viewing_reminder|en_US',
			},
		]);
	});

	it('lists the languages of the chosen template, not those of one with a longer name', async () => {
		const { results } = await searchInPanel('searchTemplateLanguages', panel('group_offer', ''));
		expect(results.map(({ value }) => value)).toEqual(['en', 'de']);
	});

	it('asks for a template before its language', async () => {
		await expect(searchInPanel('searchTemplateLanguages', panel('', ''))).rejects.toThrow(
			'Choose a template first',
		);
	});

	it.each([
		['group_offer', 'de'],
		['group_offer|de', ''],
	])('builds the form from the definition of "%s" in "%s"', async (name, language) => {
		const { fields } = await fieldsInPanel('mapTemplateVariables', panel(name, language));
		expect(fields.map(({ id }) => id)).toEqual([
			'preview',
			'header_text_1',
			'body_first_name',
			'body_place',
			'button_0_url',
			'button_2_quick_reply',
		]);
		// n8n would refuse an empty one by its ID; the run names its label.
		expect(fields.some(({ required }) => required)).toBe(false);
	});

	it('has a form for an invitation without the link', async () => {
		const form = panel('group_invite_link_1|en', '');
		const { fields } = await fieldsInPanel('mapInviteVariables', form);
		expect(fields).toEqual([
			expect.objectContaining({
				id: 'preview',
				defaultValue: 'Hi {{1}}, here is the group link you\nrequested: [invite link]',
			}),
			expect.objectContaining({ id: 'body_1', displayName: 'Hi {{1}}, here is the group…' }),
		]);
		expect(
			await fieldsInPanel('mapInviteVariables', panel('group_viewing_reminder|en_US', '')),
		).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('no place for an invite link'),
		});
	});

	it.each([
		['', '', 'Choose a template first'],
		['hello_group', '', 'Choose a language first'],
		['hello_group|en', '', 'There is nothing to fill in: Hello everybody!'],
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

	describe('a copy from the library', () => {
		const library = (libraryTemplateName: string, language: INodeParameters[string]) => ({
			credentials: host.credentials,
			parameters: {
				resource: 'template',
				operation: 'createFromLibrary',
				libraryTemplateName: { __rl: true, mode: 'list', value: libraryTemplateName },
				language,
			} as INodeParameters,
		});

		it.each([
			['en_US', 'Hi {{1}}, here is'],
			['de', 'Hallo {{1}}, hier ist'],
			['fr', 'Hi {{1}}, here is'],
		])('shows the text in the chosen language: %s', async (language, text) => {
			const { results } = await searchInPanel('searchLibraryTemplates', library('', language));
			expect(results[0]?.name).toContain(text);
		});

		it('lists the languages of the chosen one, each with its text', async () => {
			const chosen = library('group_invite_link_1', 'en_US');
			const { results } = await searchInPanel('searchLibraryLanguages', chosen);
			expect(results.map(({ value }) => value)).toEqual(['en', 'en_US', 'de']);
			expect(results[2]?.name).toBe('de: Hallo {{1}}, hier ist der gewünschte Gruppenlink: {{2}}');
			await expect(searchInPanel('searchLibraryLanguages', library('', 'en_US'))).rejects.toThrow(
				'Choose a library template first',
			);
		});
	});

	it('says which entry of the credential is missing', async () => {
		const { parameters } = panel('', '');
		const credentials = { ...host.credentials, businessAccountId: '' };
		await expect(searchInPanel('searchTemplates', { parameters, credentials })).rejects.toThrow(
			'WhatsApp Business Account ID is missing in the credential',
		);
	});
});
