import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { installDeduplication } from '../../support/deduplication';

const businessId = '102290129340398';
const ana = '+16505551234';
let host: EmulatorHost;
let groupId: string;
let link: string;
beforeAll(async () => {
	await installDeduplication();
	host = await startEmulatorHost();
	const { templates } = host.emulator.state;
	const add = (name: string, components: object[]) =>
		(templates.create({
			businessId,
			name,
			language: 'en',
			category: 'UTILITY',
			components: components as never,
		}).status = 'APPROVED');
	const named = [
		{ param_name: 'where', example: 'https://chat.whatsapp.com/...' },
		{ param_name: 'who', example: 'Jim' },
	];
	add('named_invite', [
		{ type: 'BODY', text: '{{where}} is for {{who}}', example: { body_text_named_params: named } },
	]);
	add('link_in_text', [
		{ type: 'BODY', text: 'Hi {{1}}, https://chat.whatsapp.com/{{2}}', example: {} },
	]);
	add('link_in_button', [
		{ type: 'BODY', text: 'Join us!' },
		{
			type: 'BUTTONS',
			buttons: [{ type: 'URL', text: 'Join', url: 'https://chat.whatsapp.com/{{1}}' }],
		},
	]);
});
beforeEach(async () => {
	({ groupId, inviteLink: link } = await host.createGroup());
	await host.emulator.control('DELETE', '/requests');
});
afterAll(async () => await host.close());

const texts = (...given: string[]) => ({ parameter: given.map((text) => ({ text })) });
const invite = (templateName: string, others: IDataObject = {}): INodeParameters =>
	({
		resource: 'inviteLink',
		operation: 'send',
		groupId: byId(groupId),
		people: ana,
		templateName: byId(templateName),
		languageCode: byId('en'),
		bodyParameters: texts('Sheena'),
		...others,
	}) as INodeParameters;

async function lastSeen(): Promise<string | undefined> {
	const { messages } = await host.emulator.control<{ messages: Array<{ text: string }> }>(
		'GET',
		`/people/${ana.slice(1)}`,
	);
	return messages.at(-1)?.text;
}
const asked = async (method: string) =>
	(await host.requests()).filter((request) => request.method === method);

it("with the defaults, Meta's own library template reads as it should", async () => {
	await host.outputs(invite('group_invite_link_1'));
	expect(await lastSeen()).toBe(`Hi Sheena, here is the group link you requested: ${link}`);
});

it('the definition is read once per run, and not at all where the position is given', async () => {
	const items = [1, 2, 3].map(() => ({ json: {} }));
	const people = '+16505551234, +16505551235';
	await host.outputs(invite('group_invite_link_1', { people }), { items });
	expect(await asked('GET')).toHaveLength(1);
	expect(await asked('POST')).toHaveLength(6);
	await host.outputs(invite('group_invite_link_1', { options: { linkPosition: 2 } }));
	expect(await asked('GET')).toHaveLength(1);
});

it.each([
	['named_invite', () => `${link} is for Sheena`],
	['link_in_text', () => `Hi Sheena, ${link}`],
])('%s has the link in its place', async (name, expected) => {
	await host.outputs(invite(name));
	expect(await lastSeen()).toBe(expected());
});

it('the link of a button ends as that of the group', async () => {
	await host.outputs(invite('link_in_button', { bodyParameters: {} }));
	const [sent] = await asked('POST');
	expect(sent?.body).toHaveProperty('template.components', [
		{
			type: 'button',
			sub_type: 'url',
			index: '0',
			parameters: [{ type: 'text', text: link.split('/').at(-1) }],
		},
	]);
});

it('a token that may only send does not stop those who give the position', async () => {
	await host.emulator.control('POST', '/faults', {
		kind: 'refuse',
		code: 10,
		match: { path: '/message_templates' },
		count: 1,
	});
	await expect(host.run(invite('group_invite_link_1'))).rejects.toMatchObject({
		message: expect.stringContaining('The access token is missing a permission'),
		description: expect.stringMatching(/set Invite Link Position.*Nothing was sent/),
	});
	expect(await asked('POST')).toEqual([]);
});

it('an explicit position counts, whatever the definition says', async () => {
	await host.outputs(invite('group_invite_link_1', { options: { linkPosition: 1 } }));
	expect(await lastSeen()).toBe(`Hi ${link}, here is the group link you requested: Sheena`);
});

it.each([
	['hello_group', {}, 'The template "hello_group" has no place for an invite link'],
	[
		'group_paused',
		{ languageCode: byId('de') },
		'There is no template "group_paused" in the language "de"',
	],
	[
		'group_invite_link_1',
		{ bodyParameters: {} },
		'Besides the invite link, the text of the template has 1 variable ({{1}}), but 0 values came',
	],
	[
		'group_invite_link_1',
		{ bodyParameters: texts('Sheena', 'Monday') },
		'Besides the invite link, the text of the template has 1 variable ({{1}}), but 2 values came',
	],
])('%s is refused before anybody is written to', async (name, others, message) => {
	await expect(host.run(invite(name, others))).rejects.toMatchObject({
		message,
		description: expect.stringMatching(/\. Nothing was sent\.$/),
	});
	expect(await asked('POST')).toEqual([]);
});

it('without the business account the position must be given', async () => {
	const credentials = { ...host.credentials, businessAccountId: '' };
	await expect(host.run(invite('group_invite_link_1'), { credentials })).rejects.toMatchObject({
		message:
			'Where the template "group_invite_link_1" takes the invite link cannot be read: WhatsApp Business Account ID is missing in the credential',
		description: expect.stringMatching(/set Invite Link Position.*Nothing was sent/),
	});
	await host.outputs(invite('group_invite_link_1', { options: { linkPosition: 2 } }), {
		credentials,
	});
	expect(await lastSeen()).toBe(`Hi Sheena, here is the group link you requested: ${link}`);
});

it('under a Resume Key a person is invited once, without a look at the template', async () => {
	const under = invite('group_invite_link_1', { options: { resumeKey: 'once' } });
	expect(await host.outputs(under)).toEqual([
		expect.objectContaining({ messageId: expect.any(String) }),
	]);
	await host.emulator.control('DELETE', '/requests');
	expect(await host.outputs(under)).toEqual([{ to: ana, skipped: true }]);
	expect(await host.requests()).toEqual([]);
});
