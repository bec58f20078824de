import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { itemWithFile } from '../../support/binaryFiles';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const ana = '+16505551234';
let host: EmulatorHost;
let groupId: string;
let expected: string;
beforeAll(async () => {
	host = await startEmulatorHost();
	const { inviteLink, ...group } = await host.createGroup();
	({ groupId } = group);
	expected = `Hi Sheena, here is the group link you requested: ${inviteLink}`;
});
afterAll(async () => await host.close());

const invite = (templateName: string, others: IDataObject = {}): INodeParameters =>
	({
		resource: 'inviteLink',
		operation: 'send',
		groupId: byId(groupId),
		people: ana,
		templateName: byId(templateName),
		...others,
	}) as INodeParameters;
const form = (value: IDataObject) => ({
	mappingMode: 'defineBelow',
	value,
	schema: [{ id: 'body_1', displayName: 'Hi {{1}}, here is' }],
	matchingColumns: [],
});
const bodyParameters = { parameter: [{ text: 'Sheena' }] };

async function lastSeen(): Promise<string | undefined> {
	const { messages } = await host.emulator.control<{ messages: Array<{ text: string }> }>(
		'GET',
		`/people/${ana.slice(1)}`,
	);
	return messages.at(-1)?.text;
}

it.each([{}, { linkPosition: 2 }])(
	'fill the text around the link, of a template chosen with its language: %j',
	async (options) => {
		const variables = form({ preview: 'Hi …', body_1: 'Sheena' });
		await host.outputs(invite('group_invite_link_1|en', { variables, options }));
		expect(await lastSeen()).toBe(expected);
	},
);

it('leave a workflow that was saved with Body Parameters as it is', async () => {
	const saved = { languageCode: byId('en'), bodyParameters };
	await host.outputs(
		invite('group_invite_link_1', { ...saved, variables: form({ body_1: null }) }),
	);
	expect(await lastSeen()).toBe(expected);
});

it('say which of them is empty', async () => {
	const variables = form({ body_1: ' ' });
	await expect(host.run(invite('group_invite_link_1|en', { variables }))).rejects.toMatchObject({
		message: 'The template variable "Hi {{1}}, here is" is empty',
	});
});

it('have the file of a header, which goes up once its template is known', async () => {
	const add = (name: string, text: string) =>
		(host.emulator.state.templates.create({
			businessId: '102290129340398',
			name,
			language: 'en',
			category: 'UTILITY',
			components: [
				{ type: 'HEADER', format: 'IMAGE' },
				{ type: 'BODY', text },
			],
		}).status = 'APPROVED');
	add('picture_invite', 'Join {{group_link}}');
	add('picture_only', 'Look!');
	await host.emulator.control('DELETE', '/requests');
	const variables = form({ header_image: 'picture' });
	const given = { variables: { ...variables, schema: [] } };
	const items = [itemWithFile(Buffer.from('png'), { mimeType: 'image/png' }, 'picture')];
	await expect(host.run(invite('picture_only|en', given), { items })).rejects.toThrow('no place');
	const uploads = async () =>
		(await host.requests()).filter(({ path }) => path.endsWith('/media')).length;
	expect(await uploads()).toBe(0);
	expect(await host.outputs(invite('picture_invite|en', given), { items })).toHaveLength(1);
	expect(await uploads()).toBe(1);
});

it('of a template that an expression names may be given as Body Parameters', async () => {
	const given = { templateName: '={{ $json.template }}', bodyParameters };
	const items = [{ json: { template: 'group_invite_link_1|en' } }];
	await host.outputs(invite('', given), { items });
	expect(await lastSeen()).toBe(expected);
});
