import { operation } from '../../../nodes/WhatsAppGroups/operations/message/sendText';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import fixture from '../../fixtures/meta.send_text.request.json';

const parameters = { resource: 'message', operation: 'sendText' };

describe('the request', () => {
	it("is Meta's documented one", () => {
		const values = { groupId: fixture.to, text: fixture.text.body, options: { previewUrl: true } };
		expect(requestOf(operation, values)).toEqual({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: fixture,
		});
	});

	it('leaves the preview to WhatsApp when nothing is chosen', () => {
		const { body } = requestOf(operation, { groupId: 'G', text: 'Hello' });
		expect(body).toMatchObject({ text: { body: 'Hello' } });
		expect(body).not.toHaveProperty('text.preview_url');
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	beforeAll(async () => {
		host = await startEmulatorHost();
	});
	afterAll(async () => await host.close());

	it('gives group and message ID, and the group has the text', async () => {
		const { groupId } = await host.createOpenGroup();
		const [sent] = await host.outputs({ ...parameters, groupId: byId(groupId), text: 'Hello' });
		expect(sent).toMatchObject({ groupId, messageId: expect.stringMatching(/^wamid\./) });
		const group = await host.seeGroup(groupId);
		expect(group.messages.at(-1)).toMatchObject({ text: 'Hello' });
	});

	it.each(['Grüße an alle 👨‍👩‍👧‍👦 🎉', 'مرحبا بالجميع', 'שלום לכולם', '群組公告'])(
		'keeps %s as it is',
		async (text) => {
			const { groupId } = await host.createOpenGroup();
			await host.run({ ...parameters, groupId: byId(groupId), text });
			const group = await host.seeGroup(groupId);
			expect(group.messages.at(-1)?.text).toBe(text);
		},
	);

	it('refuses 4,097 characters before anything is sent, and names the limit', async () => {
		await host.emulator.control('DELETE', '/requests');
		const run = host.run({ ...parameters, groupId: byId('G'), text: 'x'.repeat(4097) });
		await expect(run).rejects.toMatchObject({
			message: 'Text has 4097 characters, but WhatsApp accepts at most 4096',
			context: { itemIndex: 0 },
		});
		expect(await host.requests()).toEqual([]);
	});
});
