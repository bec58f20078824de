import { operation as markRead } from '../../../nodes/WhatsAppGroups/operations/message/markRead';
import { operation as sendText } from '../../../nodes/WhatsAppGroups/operations/message/sendText';
import { operation as unpin } from '../../../nodes/WhatsAppGroups/operations/message/unpin';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { requestOf } from '../../support/requestOf';
import account from '../../fixtures/meta.send_text.request.messaging_account.json';
import opaque from '../../fixtures/meta.send_text.request.opaque.json';
import read from '../../fixtures/meta.mark_read.request.json';
import reply from '../../fixtures/meta.send_text.request.reply.json';
import unpinned from '../../fixtures/meta.unpin_message.request.json';

describe("the request is Meta's documented one", () => {
	it.each([
		['a reply', reply, { replyTo: reply.context.message_id }],
		['callback data', opaque, { callbackData: opaque.biz_opaque_callback_data }],
		['a messaging account', account, { messagingAccountId: account.messaging_account_id }],
	])('with %s', (_what, fixture, options) => {
		expect(
			requestOf(sendText, { groupId: fixture.to, text: fixture.text.body, options }).body,
		).toEqual(fixture);
	});

	it('to unpin', () => {
		expect(
			requestOf(unpin, { groupId: unpinned.to, messageId: unpinned.pin.message_id }).body,
		).toEqual(unpinned);
	});

	it('to mark as read', () => {
		expect(requestOf(markRead, { messageId: ` ${read.message_id} ` })).toEqual({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: read,
		});
	});
});

describe('a run', () => {
	let host: EmulatorHost;
	let groupId: string;
	beforeEach(async () => {
		host = await startEmulatorHost();
		({ groupId } = await host.createOpenGroup());
	});
	afterEach(async () => await host.close());
	const send = (options: Record<string, string | number>) => ({
		resource: 'message',
		operation: 'sendText',
		groupId: byId(groupId),
		text: 'Hello',
		options,
	});

	it('pins the message right after it was sent', async () => {
		const [sent] = await host.outputs(send({ pinForDays: 30 }));
		expect(sent).toMatchObject({ pinned: true, messageId: expect.any(String) });
		expect((await host.seeGroup(groupId)).pinned).toEqual([
			expect.objectContaining({ messageId: sent?.messageId }),
		]);
	});

	it('does not fail, so that nobody sends it again, when only the pin failed', async () => {
		await host.emulator.control('POST', '/faults', {
			kind: 'slow',
			delayMs: 0,
			match: { path: '/messages' },
		});
		await host.emulator.control('POST', '/faults', {
			kind: 'refuse',
			code: 131009,
			match: { path: '/messages' },
		});
		const { items, hints } = await host.run(send({ pinForDays: 1 }));
		expect(items[0]?.json).toMatchObject({
			messageId: expect.any(String),
			pinned: false,
			pinError: { code: 131009, message: expect.any(String) },
		});
		expect(hints.map(({ message }) => message)).toContain(
			'A message was sent, but it could not be pinned. See "pinError" in its item.',
		);
		expect(await host.sentTo(groupId)).toHaveLength(1);
	});

	it.each([0, 31])('refuses to pin for %d days before anything is sent', async (pinForDays) => {
		await host.emulator.control('DELETE', '/requests');
		await expect(host.run(send({ pinForDays }))).rejects.toThrow('Pin for Days');
		await expect(host.run(send({ callbackData: 'x'.repeat(513) }))).rejects.toThrow(
			'Callback Data has 513 characters',
		);
		expect(await host.requests()).toEqual([]);
	});

	it('quotes the message that it replies to', async () => {
		const [first] = await host.outputs(send({}));
		await host.run(send({ replyTo: String(first?.messageId), callbackData: 'order-1' }));
		expect((await host.seeGroup(groupId)).messages.at(-1)).toMatchObject({
			replyTo: first?.messageId,
		});
	});

	it('unpins', async () => {
		const [sent] = await host.outputs(send({ pinForDays: 3 }));
		const messageId = String(sent?.messageId);
		const outputs = await host.outputs({
			resource: 'message',
			operation: 'unpin',
			groupId: byId(groupId),
			messageId,
		});
		expect(outputs).toEqual([
			expect.objectContaining({ groupId, pinned: false, unpinnedMessageId: messageId }),
		]);
		expect((await host.seeGroup(groupId)).pinned).toEqual([]);
	});

	it('marks a message as read, and that one alone', async () => {
		const [person] = (await host.seeGroup(groupId)).participants;
		const write = async (text: string) =>
			await host.emulator.control<{ messageId: string }>('POST', '/people/write', {
				groupId,
				waId: person?.waId,
				text,
			});
		const [first, second] = [await write('One'), await write('Two')];
		const markAsRead = { resource: 'message', operation: 'markRead', messageId: second.messageId };
		expect(await host.outputs(markAsRead)).toEqual([{ messageId: second.messageId, read: true }]);
		const { messages } = await host.seeGroup(groupId);
		expect(messages.slice(1)).toEqual([
			expect.objectContaining({ messageId: first.messageId, readByBusiness: false }),
			expect.objectContaining({ messageId: second.messageId, readByBusiness: true }),
		]);
		await expect(host.run({ ...markAsRead, messageId: 'wamid.unknown' })).rejects.toMatchObject({
			context: { facts: { code: 131009 } },
		});
	});
});
