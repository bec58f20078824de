import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { operation } from '../../../nodes/WhatsAppGroups/operations/message/sendCustom';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';

const location = { latitude: 52.52, longitude: 13.405 };
const values = { groupId: 'G', sendTo: 'group', customType: 'location', content: location };

it.each([
	['as an object', location, location],
	['as its text', JSON.stringify(location), location],
	['as a list', '[{"name":{"formatted_name":"Ana"}}]', [{ name: { formatted_name: 'Ana' } }]],
])('sends the content %s, as it is', (_what, content, sent) => {
	expect(requestOf(operation, { ...values, content }).body).toEqual({
		messaging_product: 'whatsapp',
		recipient_type: 'group',
		to: 'G',
		type: 'location',
		location: sent,
	});
});

it.each<[IDataObject, string]>([
	[{ content: '{' }, 'Content is "{", but it must be a JSON object, or an array of objects'],
	[{ content: '"Berlin"' }, 'but it must be a JSON object, or an array of objects'],
	[{ content: '[]' }, 'but it must be a JSON object, or an array of objects'],
	[{ content: '' }, 'Content is empty'],
	[{ customType: '' }, 'Type is empty'],
	[{ customType: 'text' }, 'Type is "text", which has an operation of its own'],
	[{ customType: 'to' }, 'Type is "to", which is not a type of message'],
	[{ customType: 'messaging_product' }, 'which is not a type of message'],
	[{ customType: 'messaging_account_id' }, 'which is not a type of message'],
	[{ customType: 'biz_opaque_callback_data' }, 'which is not a type of message'],
	[{ customType: 'toString' }, 'Type is "toString", which is not a type of message'],
	[{ customType: '__proto__' }, 'which is not a type of message'],
])('refuses %j: %s', (given, message) => {
	expect(() => requestOf(operation, { ...values, ...given })).toThrow(message);
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	const parametersFor = (groupId: string) =>
		({
			...values,
			resource: 'message',
			operation: 'sendCustom',
			groupId: byId(groupId),
			content: JSON.stringify(location),
		}) as INodeParameters;

	it('is refused by a WhatsApp that does not know the type', async () => {
		const { groupId } = await host.createOpenGroup();
		await expect(host.run(parametersFor(groupId))).rejects.toMatchObject({
			context: { facts: expect.objectContaining({ code: 100 }) },
		});
	});

	it('reaches a group where it is taken', async () => {
		await host.emulator.control('POST', '/limits', { undocumentedTypes: true });
		const { groupId } = await host.createOpenGroup();
		const [sent] = await host.outputs(parametersFor(groupId));
		expect(sent).toMatchObject({ groupId, messageStatus: 'accepted' });
		expect(await host.sentTo(groupId)).toMatchObject([{ type: 'location' }]);
	});
});
