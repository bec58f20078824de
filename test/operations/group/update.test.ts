import { encode } from 'jpeg-js';
import { toTextUpdate } from '../../../nodes/WhatsAppGroups/operations/group/update';
import { itemWithFile } from '../../support/binaryFiles';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import documented from '../../fixtures/meta.update_group.request.json';

const parameters = { resource: 'group', operation: 'update' };
const reportedBy = [
	'group.settingsUpdated',
	'group.settingsPartlyUpdated',
	'group.settingsUpdateFailed',
];

function picture(width: number, height = width) {
	const file = encode({ width, height, data: Buffer.alloc(width * height * 4, 90) }, 50).data;
	return itemWithFile(file, { mimeType: 'image/jpeg', fileName: 'logo.jpg' });
}

describe('the request', () => {
	it("is Meta's documented one", () => {
		const { subject, description } = documented;
		expect(toTextUpdate({ groupId: 'G', changes: { subject, description } })).toEqual({
			method: 'POST',
			on: { group: 'G' },
			body: documented,
		});
	});

	it('can empty the description, and leaves out what does not change', () => {
		expect(toTextUpdate({ groupId: 'G', changes: { description: '' } })?.body).toEqual({
			messaging_product: 'whatsapp',
			description: '',
		});
		expect(toTextUpdate({ groupId: 'G', changes: { pictureField: 'data' } })).toBeUndefined();
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeEach(async () => {
		host = await startEmulatorHost();
	});
	afterEach(async () => await host.close());

	it('changes text and picture by two calls, with one output', async () => {
		const { groupId } = await host.createGroup();
		await host.emulator.control('DELETE', '/requests');
		const changes = { subject: ' Neu 🎉 ', description: 'Alles über uhren', pictureField: 'data' };
		const outputs = await host.outputs(
			{ ...parameters, groupId: byId(groupId), changes },
			{ items: [picture(200)] },
		);
		expect(outputs).toEqual([
			{
				groupId,
				status: 'accepted',
				reportedBy,
				requests: [
					{ changed: ['subject', 'description'], requestId: expect.any(String) },
					{ changed: ['picture'], requestId: expect.any(String) },
				],
			},
		]);
		expect((await host.requests()).map(({ method, body }) => [method, Object.keys(body)])).toEqual([
			['POST', ['messaging_product', 'subject', 'description']],
			['POST', ['messaging_product', 'file']],
		]);
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(host.emulator.state.groups.find(groupId)).toMatchObject({
			subject: 'Neu 🎉',
			picture: { mimeType: 'image/jpeg' },
		});
	});

	it.each([
		['a picture that is not square', { pictureField: 'data' }, picture(300, 200), 'must be square'],
		[
			'a picture beside a good subject',
			{ subject: 'Good', pictureField: 'data' },
			picture(100),
			'at least 192 by 192',
		],
		['an empty subject', { subject: ' ' }, { json: {} }, 'Subject is empty'],
		['nothing to change', {}, { json: {} }, 'Nothing to update'],
	])('refuses %s before anything is sent', async (_what, changes, item, message) => {
		await expect(
			host.run({ ...parameters, groupId: byId('G'), changes }, { items: [item] }),
		).rejects.toMatchObject({
			message: expect.stringContaining(message),
			context: { itemIndex: 0 },
		});
		expect(await host.requests()).toEqual([]);
	});

	it('says which part failed when the text was accepted and the picture was not', async () => {
		const { groupId } = await host.createGroup();
		await host.emulator.control('POST', '/limits', { groupOperationsPerMinute: 0 });
		const run = {
			...parameters,
			groupId: byId(groupId),
			changes: { subject: 'New', pictureField: 'data' },
		};
		await host.emulator.control('POST', '/faults', {
			kind: 'slow',
			delayMs: 10,
			match: { method: 'POST' },
		});
		await host.emulator.control('POST', '/faults', {
			kind: 'refuse',
			code: 131209,
			match: { method: 'POST' },
		});
		const { items, hints } = await host.run(run, { items: [picture(200)] });
		expect(items[0]?.json.requests).toEqual([
			{ changed: ['subject'], requestId: expect.any(String) },
			{
				changed: ['picture'],
				failed: true,
				code: 131209,
				message: 'The group picture is not square',
				details: expect.any(String),
			},
		]);
		expect(hints).toHaveLength(1);
	});
});
