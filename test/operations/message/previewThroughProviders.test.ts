import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byName } from '../../support/emulatorHost';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

const unknownId = '1037543291543636';

const template = (
	name: string,
	value: IDataObject,
	more: INodeParameters = {},
): INodeParameters => ({
	operation: 'sendTemplate',
	templateName: byName(name),
	variables: { mappingMode: 'defineBelow', value } as never,
	...more,
});
const media = (more: INodeParameters): INodeParameters => ({ operation: 'sendMedia', ...more });
const withFile = (bytes: number, mimeType: string) => ({
	json: {},
	binary: { data: { data: Buffer.alloc(bytes).toString('base64'), mimeType } },
});

/** What is to be sent, with which input, and what is said against it in the group that is well. */
const messages: Array<[string, INodeParameters, object, RegExp[]]> = [
	['a text', {}, {}, []],
	['a template that is paused', template('group_paused|en', {}), {}, [/is paused/]],
	['a template in another language', template('hello_group|de', {}), {}, [/does not exist/]],
	[
		'a template of which a variable and the file of the header are missing',
		template('group_floorplan|en_US', {}),
		{},
		[/"Image: .*" is not filled in/, /floor plan of \{\{1\}\}\." is not filled in/],
	],
	[
		'a template whose media ID is gone',
		template('group_floorplan|en_US', { body_1: 'A', header_image: unknownId }),
		{},
		[/does not have a file with the media ID/],
	],
	[
		'a template with components as JSON whose media ID is gone, and a text is missing',
		template(
			'group_floorplan|en_US',
			{},
			{
				options: {
					components: `[{"type":"header","parameters":[{"type":"image","image":{"id":"${unknownId}"}}]}]`,
				},
			},
		),
		{},
		[/is not filled in/, /does not have a file with the media ID/],
	],
	[
		'a template with a file of the wrong type',
		template('group_floorplan|en_US', { body_1: 'A', header_image: 'data' }),
		withFile(9, 'application/pdf'),
		[/does not accept a file of type "application\/pdf" as Image/],
	],
	['a file that is too large', media({}), withFile(6_000_000, 'image/png'), [/at most 5 MB/]],
	['no file', media({}), { json: {} }, [/none was found/]],
	[
		'a media ID that is gone',
		media({ mediaSource: 'id', mediaId: unknownId }),
		{},
		[/does not have a file with the media ID/],
	],
	[
		'a link that nobody answers',
		media({ mediaSource: 'link', mediaLink: 'http://127.0.0.1:1/a.jpg' }),
		{},
		[/cannot be reached/],
	],
];

describe.each(testedProviders)('a preview through $name', (provider) => {
	let host: ProviderHost;
	let well = '';
	let suspended = '';
	beforeAll(async () => {
		host = await ProviderHost.open(provider, { settings: { messagesPerSecond: 0 } });
		({ groupId: well } = await host.createGroup({ participants: 3 }));
		const { graphId, groupId } = await host.createGroup({});
		suspended = groupId;
		await host.emulator.control('POST', '/groups/suspend', { groupId: graphId });
	});
	afterEach(() => expect(host.deviations).toEqual([]));
	afterAll(async () => await host.close());

	it.each(messages)('says of %s all that speaks against it', async (_what, values, item, found) => {
		const { options, ...parameters } = values;
		const outputs = await host.outputs(
			{
				...{ resource: 'message', operation: 'sendText', sendTo: 'all', text: 'Hello' },
				...parameters,
				options: { ...(options as object), previewOnly: true },
			},
			{ items: [{ json: {}, ...item }] },
		);
		const problems = found.map((words) => expect.stringMatching(words) as string);
		expect(outputs).toEqual([
			expect.objectContaining({
				groupId: suspended,
				participantCount: 2,
				wouldSend: false,
				problems: ['WhatsApp has suspended this group', ...problems],
			}),
			expect.objectContaining({
				groupId: well,
				participantCount: 3,
				wouldSend: found.length === 0,
				problems,
			}),
		]);
		const { requests } = await host.emulator.control<{ requests: IDataObject[] }>(
			'GET',
			'/requests',
		);
		expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
