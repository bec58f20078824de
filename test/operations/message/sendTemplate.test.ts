import type { IDataObject, INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { operation } from '../../../nodes/WhatsAppGroups/operations/message/sendTemplate';
import { itemWithFile } from '../../support/binaryFiles';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import media from '../../fixtures/meta.send_template.request.media.json';
import bare from '../../fixtures/meta.send_template.request.no_components.json';
import text from '../../fixtures/meta.send_template.request.text.json';

const mapped = (value: IDataObject | null, schema: ResourceMapperField[] = []) => ({
	mappingMode: 'defineBelow',
	value,
	schema,
	matchingColumns: [],
});

describe("the request is Meta's documented one", () => {
	const cases: Array<[string, typeof bare, IDataObject]> = [
		['without variables', bare, { variables: mapped(null) }],
		[
			'with text in the body',
			text,
			{ variables: mapped({ body_2: '12 Oak St', body_1: 'Saturday 10:00' }) },
		],
		[
			'with a picture in the header',
			media,
			{ variables: mapped({ header_image: '2871834006348767', body_1: '12 Oak St' }) },
		],
		[
			'with raw components',
			media,
			{
				variables: mapped({ body_1: 'not this' }),
				options: { components: JSON.stringify(media.template.components) },
			},
		],
	];
	it.each(cases)('%s', (_what, fixture, values) => {
		const { name, language } = fixture.template;
		expect(
			requestOf(operation, {
				groupId: fixture.to,
				templateName: name,
				languageCode: language.code,
				...values,
			}).body,
		).toEqual(fixture);
	});
});

it.each(['{ "type": "body" }', 'body', '"body"'])('refuses %s as components', (components) => {
	const values = { groupId: 'G', templateName: 't', languageCode: 'en', options: { components } };
	expect(() => requestOf(operation, values)).toThrow(
		`Components is "${components}", but it must be a JSON array of objects`,
	);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	const parameters = (
		groupId: string,
		name: string,
		code: string,
		others: INodeParameters = {},
	): INodeParameters => ({
		resource: 'message',
		operation: 'sendTemplate',
		groupId: byId(groupId),
		templateName: { __rl: true, mode: 'list', value: name },
		languageCode: { __rl: true, mode: 'list', value: code },
		...others,
	});

	it('fills the variables in', async () => {
		const { groupId } = await host.createGroup();
		const variables = mapped({
			body_1: 'Saturday',
			body_2: '={{ $json.street }}',
		}) as unknown as INodeParameters;
		const [sent] = await host.outputs(
			parameters(groupId, 'group_viewing_reminder', 'en_US', { variables }),
			{ items: [{ json: { street: '12 Oak St' } }] },
		);
		expect(sent).toMatchObject({
			groupId,
			messageId: expect.stringMatching(/^wamid/),
			messageStatus: 'accepted',
		});
		expect((await host.seeGroup(groupId)).messages[0]?.text).toBe(
			'Reminder: the viewing is on Saturday at 12 Oak St.',
		);
	});

	it('reaches a group outside the 24-hour window, where a text does not', async () => {
		const { groupId } = await host.createGroup();
		const sendText = {
			resource: 'message',
			operation: 'sendText',
			groupId: byId(groupId),
			text: 'Hello',
		};
		await expect(host.run(sendText)).rejects.toMatchObject({
			context: { facts: { code: 131047 } },
			description: expect.stringContaining('Send a template'),
		});
		expect(await host.outputs(parameters(groupId, 'hello_group', 'en'))).toHaveLength(1);
	});

	it('uploads the picture of the header once for several groups', async () => {
		const groups = [await host.createGroup(), await host.createGroup()];
		const variables = mapped({
			header_image: 'picture',
			body_1: '12 Oak St',
		}) as unknown as INodeParameters;
		const several = { sendTo: 'groups', groupIds: groups.map(({ groupId }) => groupId), variables };
		const items = [itemWithFile(Buffer.from('png'), { mimeType: 'image/png' }, 'picture')];
		expect(
			await host.outputs(parameters('', 'group_floorplan', 'en_US', several), { items }),
		).toHaveLength(2);
		expect((await host.requests()).filter(({ path }) => path.endsWith('/media'))).toHaveLength(1);
	});

	it('takes name and language in one, and sends no preview', async () => {
		const { groupId } = await host.createGroup();
		const variables = mapped({
			preview: 'Reminder: …',
			body_1: 'Saturday',
			body_2: '12 Oak St',
		}) as unknown as INodeParameters;
		const template = parameters(groupId, 'group_viewing_reminder|en_US', '', { variables });
		expect(await host.outputs(template)).toHaveLength(1);
		expect((await host.seeGroup(groupId)).messages[0]?.text).toBe(
			'Reminder: the viewing is on Saturday at 12 Oak St.',
		);
		const given = { ...template, templateName: '={{ $json.template }}' };
		const items = [{ json: { template: 'Group_Viewing_Reminder|en-us' } }];
		expect(await host.outputs(given, { items })).toHaveLength(1);
	});

	it.each([
		['body_1', 'the viewing is on {{1}} at'],
		['header_image', 'Image: ID, link or field'],
		['button_0_copy_code', 'Code of "Copy"'],
	])('names the label of an empty variable, not "%s"', async (id, displayName) => {
		const schema = [
			{ id: 'preview', displayName: 'Text' },
			{ id: 'button_1_quick_reply', displayName: 'Payload of "Yes"' },
			{ id, displayName },
		].map((field) => ({ ...field, required: false, defaultMatch: false, display: true }));
		const variables = mapped({ [id]: ' ' }, schema) as unknown as INodeParameters;
		await expect(
			host.run(parameters('G', 'group_viewing_reminder', 'en_US', { variables })),
		).rejects.toMatchObject({
			message: `The template variable "${displayName}" is empty`,
			description: expect.stringContaining('Nothing was sent'),
		});
		expect(await host.requests()).toEqual([]);
	});

	it('refuses a template without its language', async () => {
		await expect(host.run(parameters('G', 'hello_group', ''))).rejects.toMatchObject({
			message: 'Language is empty',
			description: expect.stringContaining('Nothing was sent'),
		});
	});

	it('names the difference when the variables are not those of the template', async () => {
		const { groupId } = await host.createGroup();
		await expect(
			host.run(parameters(groupId, 'group_viewing_reminder', 'en_US')),
		).rejects.toMatchObject({ context: { facts: { code: 132000 } } });
		await expect(host.run(parameters(groupId, 'hello_group', 'fr'))).rejects.toMatchObject({
			context: { facts: { code: 132001 } },
		});
	});
});
