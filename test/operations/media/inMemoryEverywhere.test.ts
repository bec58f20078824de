import { createHash } from 'node:crypto';
import { encode } from 'jpeg-js';
import type { INodeParameters } from 'n8n-workflow';
import { waitFor } from '../../../n8nServer/waitFor';
import { byId } from '../../support/emulatorHost';
import { ProviderHost, testedProviders } from '../../support/providerHosts';

/** A picture that fills more than one line of base64, and no whole number of its groups. */
const pixels = { width: 200, height: 200, data: Buffer.alloc(200 * 200 * 4, 90) };
const jpeg = Buffer.concat([encode(pixels, 50).data, Buffer.from('x')]);
const base64 = jpeg.toString('base64');
const hash = createHash('sha256').update(jpeg).digest('base64');

const spellings = [
	['in lines', base64.replace(/(.{76})/g, '$1\n')],
	['in lines as mail has them', base64.replace(/(.{64})/g, '$1\r\n')],
	['as a data URI', `data:image/jpeg;base64,${base64}`],
] as const;

const sendMedia: INodeParameters = { operation: 'sendMedia', mediaType: 'image' };
const sendTemplate = {
	operation: 'sendTemplate',
	templateName: byId('group_floorplan'),
	languageCode: byId('en_US'),
	variables: {
		mappingMode: 'defineBelow',
		value: { header_image: 'data', body_1: '12 Oak St' },
		schema: [],
		matchingColumns: [],
	},
} as unknown as INodeParameters;
const messages: ReadonlyArray<readonly [string, INodeParameters]> = [
	['the picture of a message', sendMedia],
	["the picture of a template's header", sendTemplate],
];

describe.each(testedProviders)('through $name, a file that n8n has in memory', (provider) => {
	let host: ProviderHost;
	beforeAll(async () => {
		host = await ProviderHost.open(provider);
	});
	afterAll(async () => await host.close());

	const itemOf = (data: string) => ({
		items: [{ json: {}, binary: { data: { mimeType: 'image/jpeg', fileName: 'plan.jpg', data } } }],
	});
	const told = messages.flatMap(([what, parameters]) =>
		spellings.map(([how, data]) => [how, what, parameters, data] as const),
	);

	it.each(told)('%s goes out whole as %s', async (_how, _what, parameters, data) => {
		const { graphId, groupId } = await host.createOpenGroup();
		const went = jest.spyOn(host.emulator.state.media, 'upload');
		const message = { resource: 'message', groupId: byId(groupId), ...parameters };
		expect(await host.outputs(message, itemOf(data))).toMatchObject([{ groupId }]);
		const uploaded = await Promise.all(went.mock.results.map(({ value }) => value as unknown));
		went.mockRestore();
		expect(uploaded).toMatchObject([{ bytes: jpeg.length, sha256: hash }]);
		expect(await host.emulator.control('GET', `/groups/${graphId}`)).toMatchObject({
			messages: [{}, { type: parameters.operation === 'sendMedia' ? 'image' : 'template' }],
		});
	});

	it.each(spellings)('%s becomes the picture of a group as it is', async (_how, data) => {
		const { graphId, groupId } = await host.createGroup();
		await host.outputs(
			{
				resource: 'group',
				operation: 'update',
				groupId: byId(groupId),
				changes: { pictureField: 'data' },
			},
			itemOf(data),
		);
		const picture = await waitFor(
			async () => await Promise.resolve(host.emulator.state.groups.find(graphId)?.picture),
			{
				what: 'the picture was there',
				timeoutMs: 4_000,
			},
		);
		expect(picture).toMatchObject({ bytes: jpeg.length, sha256: hash });
	});
});
