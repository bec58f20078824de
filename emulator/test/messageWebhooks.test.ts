import { createHmac } from 'node:crypto';
import { appSecret, phoneNumberId, textTo } from './graphClient';
import { letWrite } from './openGroup';
import { sign, toWire } from '../webhooks/envelope';
import { fixture } from './fixture';
import { useDocumentedWebhooks } from './documentedWebhooks';

const ana = '16505551234';

describe('webhooks of messages look as documented', () => {
	const { emulator, callback, graph, newGroup, expectNext } = useDocumentedWebhooks();

	it('people write text, media, replies and what the API does not know', async () => {
		const groupId = await newGroup();
		const write = async (body: object) =>
			emulator.control<{ messageId: string }>('POST', '/people/write', {
				groupId,
				waId: ana,
				...body,
			});
		const { messageId } = await write({ text: 'What does everyone think about this?' });
		await expectNext('webhook.messages.text', {
			id: messageId,
			from: ana,
			group_id: groupId,
			text: { body: 'What does everyone think about this?' },
		});
		await write({ media: { kind: 'image', caption: 'Taj Mahal' } });
		await expectNext('webhook.messages.image', { image: { caption: 'Taj Mahal' } });
		await write({ media: { kind: 'document', caption: 'Contract', filename: 'contract.pdf' } });
		await expectNext('webhook.messages.document', { document: { filename: 'contract.pdf' } });
		await write({ media: { kind: 'audio' } });
		await expectNext('webhook.messages.audio_voice', { audio: { voice: true } });
		await write({ media: { kind: 'video', caption: 'Timelapse' } });
		await expectNext('webhook.messages.video');
		await write({ media: { kind: 'sticker' } });
		await expectNext('webhook.messages.sticker');
		await write({ text: 'Works for me', replyTo: messageId });
		await expectNext('webhook.messages.reply', { context: { id: messageId } });
		await write({ reaction: { messageId, emoji: '👍' } });
		await expectNext('webhook.messages.reaction');
		await emulator.control('POST', '/people/write', {
			waId: ana,
			text: 'Does it come in another color?',
		});
		await expectNext('webhook.messages.text.individual');
	});

	it('receipts: sent, then delivered and read for each participant', async () => {
		const groupId = await newGroup({ participants: [{ waId: ana }] });
		await letWrite(emulator, groupId, ana);
		await callback.hear(1);
		callback.forget();
		await graph('POST', `/${phoneNumberId}/messages`, textTo(groupId, 'Hi'));
		await callback.hear(2);
		const ordered = [...callback.received].sort(({ body }) => (body.includes('"sent"') ? -1 : 1));
		callback.received.splice(0, 2, ...ordered.slice(0, 1));
		await expectNext('webhook.statuses.sent', { status: 'sent', recipient_id: groupId });
		callback.received.push(...ordered.slice(1));
		await expectNext('webhook.statuses.delivered.single', {
			status: 'delivered',
			recipient_participant_id: ana,
			pricing: { type: 'free_group_customer_service' },
		});
		await emulator.control('POST', '/people/read', { groupId, waId: ana });
		const [read] = await callback.values(1);
		expect(read?.statuses).toMatchObject([{ status: 'read', recipient_participant_id: ana }]);
		callback.forget();
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 131020 });
		expect((await graph('POST', `/${phoneNumberId}/messages`, textTo(groupId, 'Hi'))).status).toBe(
			200,
		);
		await expectNext('webhook.statuses.failed', { status: 'failed', errors: [{ code: 131020 }] });
	});

	it('signs the escaped bytes that it sends', async () => {
		const vector = fixture<{
			app_secret: string;
			raw_body: string;
			header: Record<string, string>;
		}>('signature.vector');
		expect(sign(vector.raw_body, vector.app_secret)).toBe(vector.header['X-Hub-Signature-256']);
		expect(toWire(JSON.parse(vector.raw_body))).toBe(vector.raw_body);
		const groupId = await newGroup();
		await emulator.control('POST', '/people/write', {
			groupId,
			waId: ana,
			name: 'José',
			text: 'olá https://ex.com 😀',
		});
		const [webhook] = await callback.hear(1);
		expect(webhook?.body).toContain('ol\\u00e1 https:\\/\\/ex.com \\ud83d\\ude00');
		const expected = createHmac('sha256', appSecret)
			.update(webhook?.body ?? '')
			.digest('hex');
		expect(webhook?.headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
	});
});
