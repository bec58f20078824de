import axios from 'axios';
import { fixture, shapeOf } from './fixture';
import { channelId } from './gatewayClient';
import { useOneMsg } from './useOneMsg';

describe('1msg.io, with what it tells,', () => {
	let groupId: string;
	let number: string;
	const { emulator, callback, call } = useOneMsg((made) => ({ groupId, number } = made));

	it('keeps at most five addresses, and an empty list through the settings only', async () => {
		await call('POST', '/webhook', fixture('onemsg.set_webhook.request'));
		expect((await call('GET', '/webhook')).data.webhookUrl).toEqual(
			fixture('onemsg.get_webhook.response').webhookUrl,
		);
		const six = [1, 2, 3, 4, 5, 6].map((index) => `https://a.example/${index}`);
		expect((await call('POST', '/webhook', { webhookUrl: six })).status).toBe(400);
		expect((await call('POST', '/webhook', { webhookUrl: [] })).status).toBe(400);
		await call('POST', '/settings', { webhookUrl: '' });
		expect((await call('GET', '/webhook')).data.webhookUrl).toEqual([]);
	});

	it('tells of messages in its own form, of receipts only when asked to', async () => {
		await call('POST', '/webhook', { webhookUrl: [callback.url] });
		await call('POST', '/sendMessage', { chatId: `${number}@g.us`, body: 'Quiet' });
		await emulator.control('POST', '/people/write', {
			groupId,
			waId: '16505551234',
			text: 'Hello',
		});
		const [heard] = await callback.hear(1);
		const { chatName: _, ...documented } =
			fixture<{ messages: Array<Record<string, unknown>> }>('onemsg.webhook.message.group')
				.messages[0] ?? {};
		const body = JSON.parse(heard?.body ?? '{}') as {
			instanceId: string;
			messages: Array<Record<string, unknown>>;
		};
		expect(shapeOf(body.messages[0])).toEqual(shapeOf(documented));
		expect(body).toMatchObject({
			instanceId: channelId,
			messages: [
				{ chatId: `${number}@g.us`, author: '16505551234@c.us', body: 'Hello', type: 'chat' },
			],
		});

		await call('POST', '/settings', fixture('onemsg.settings.request'));
		await call('POST', '/sendMessage', { chatId: `${number}@g.us`, body: 'Loud' });
		const [, ack] = await callback.hear(2);
		expect(shapeOf(JSON.parse(ack?.body ?? ''))).toEqual(shapeOf(fixture('onemsg.webhook.ack')));
	});

	it('gives a file that a person sent at an address without a token', async () => {
		await call('POST', '/webhook', { webhookUrl: callback.url });
		await emulator.control('POST', '/people/write', {
			groupId,
			waId: '16505551234',
			media: { kind: 'image', caption: 'Plan' },
		});
		const [heard] = await callback.hear(1);
		const [message] = (
			JSON.parse(heard?.body ?? '') as {
				messages: [{ type: string; body: string; caption: string }];
			}
		).messages;
		expect(message).toMatchObject({ type: 'image', caption: 'Plan' });
		expect((await axios.get(message.body, { proxy: false })).status).toBe(200);
	});

	it("delivers Meta's own webhooks, of groups too, when raw ones are wanted", async () => {
		await call('POST', '/webhook', { webhookUrl: callback.url });
		await call('POST', '/settings', { rawHooks: true });
		await emulator.control('POST', '/people/open-invite', { groupId, waId: '16505551299' });
		const [heard] = await callback.hear(1);
		expect(JSON.parse(heard?.body ?? '')).toMatchObject({
			instanceId: channelId,
			object: 'whatsapp_business_account',
			entry: [{ changes: [{ field: 'group_participants_update' }] }],
		});
	});
});
