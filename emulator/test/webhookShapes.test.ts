import { createHmac } from 'node:crypto';
import { Callback } from '../callback';
import { fixture, shapeOf } from './fixture';
import { appSecret, graphClient, phoneNumberId, textTo, whatsapp, type Graph } from './graphClient';
import { startEmulator, type Emulator } from '../index';
import { sign, toWire } from '../webhooks/envelope';

const ana = '16505551234';
const ben = '16505556789';

describe('webhooks look as documented', () => {
	let emulator: Emulator;
	let callback: Callback;
	let graph: Graph;

	beforeEach(async () => {
		emulator = await startEmulator({
			settings: { asyncDelayMs: 2, receiptDelayMs: 1, userIds: false },
		});
		callback = await Callback.open();
		graph = graphClient(emulator);
		await graph('POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: callback.url, verify_token: 'secret' },
		});
	});

	afterEach(async () => {
		await emulator.close();
		await callback.close();
	});

	const newGroup = async (body: object = {}): Promise<string> =>
		(
			await emulator.control<{ groupId: string }>('POST', '/groups', {
				participants: [
					{ waId: ana, name: 'Ana' },
					{ waId: ben, name: 'Ben' },
				],
				...body,
			})
		).groupId;

	/** The next webhook has the keys and types of the fixture, and these values. */
	async function expectNext(name: string, values: object = {}): Promise<void> {
		const [webhook] = await callback.hear(1);
		const payload = JSON.parse(webhook?.body ?? '') as {
			entry: Array<{ changes: Array<{ value: Record<string, unknown[]> }> }>;
		};
		callback.forget();
		expect({ name, shape: shapeOf(payload) }).toEqual({ name, shape: shapeOf(fixture(name)) });
		const { groups, messages, statuses } = payload.entry[0]?.changes[0]?.value ?? {};
		expect((groups ?? messages ?? statuses)?.[0]).toMatchObject(values);
	}

	it('a group is created, and one is not', async () => {
		await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'New Purchase Inquiry' }));
		await expectNext('webhook.lifecycle.create_ok', {
			type: 'group_create',
			join_approval_mode: 'auto_approve',
		});
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 131214 });
		await graph('POST', `/${phoneNumberId}/groups`, whatsapp({ subject: 'New Purchase Inquiry' }));
		await expectNext('webhook.lifecycle.create_fail.no_group_id', { errors: [{ code: 131214 }] });
	});

	it('a group is deleted, and one is not', async () => {
		const groupId = await newGroup();
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 131041 });
		await graph('DELETE', `/${groupId}`);
		await expectNext('webhook.lifecycle.delete_fail', { group_id: groupId });
		const { data } = await graph('DELETE', `/${groupId}`);
		await expectNext('webhook.lifecycle.delete_ok', {
			group_id: groupId,
			request_id: data.request_id,
		});
		expect((await graph('GET', `/${groupId}`)).status).toBe(400);
	});

	it('people join, ask, change their minds and leave', async () => {
		const groupId = await newGroup({ participants: 0 });
		await emulator.control('POST', '/people/open-invite', { groupId, waId: ana });
		await expectNext('webhook.participants.joined_invite_link', {
			added_participants: [{ wa_id: ana }],
		});
		await emulator.control('POST', '/people/leave', { groupId, waId: ana });
		await expectNext('webhook.participants.left', { initiated_by: 'participant' });
		const asking = await newGroup({ joinApprovalMode: 'approval_required', participants: 0 });
		await emulator.control('POST', '/people/open-invite', { groupId: asking, waId: ben });
		await expectNext('webhook.participants.join_request_created', { wa_id: ben });
		await emulator.control('POST', '/people/cancel-join-request', { groupId: asking, waId: ben });
		await expectNext('webhook.participants.join_request_revoked', { wa_id: ben });
	});

	it('participants are removed: all, some, none', async () => {
		const groupId = await newGroup();
		const remove = async (...users: string[]) =>
			graph(
				'DELETE',
				`/${groupId}/participants`,
				whatsapp({ participants: users.map((user) => ({ user: `+${user}` })) }),
			);
		await remove(ana, ben);
		await expectNext('webhook.participants.removed_ok', {
			removed_participants: [{ input: `+${ana}` }, { input: `+${ben}` }],
		});
		await remove(ana, ben);
		await expectNext('webhook.participants.removed_fail', { errors: [{ code: 131212 }] });
		const other = await newGroup({ participants: [{ waId: ana }] });
		await graph(
			'DELETE',
			`/${other}/participants`,
			whatsapp({ participants: [{ user: ana }, { user: ben }] }),
		);
		await expectNext('webhook.participants.removed_partial', {
			errors: [{ code: 131201, title: 'Not All Participants Remove Succeeded' }],
		});
		expect(
			await emulator.control('POST', '/people/open-invite', { groupId, waId: ana }),
		).toMatchObject({ outcome: 'removed_before' });
	});

	it('settings are updated, and are not', async () => {
		const groupId = await newGroup();
		await graph('POST', `/${groupId}`, whatsapp({ subject: 'Watch Enthusiasts' }));
		await expectNext('webhook.settings.ok.subject_only', {
			group_subject: { text: 'Watch Enthusiasts', update_successful: true },
		});
		await emulator.control('POST', '/faults', { kind: 'fail-later', code: 100 });
		await graph('POST', `/${groupId}`, whatsapp({ subject: 'Lost' }));
		const [failed] = await callback.groups(1);
		expect(failed).toMatchObject({
			group_subject: { update_successful: false, errors: [{ code: 100 }] },
			errors: [{ code: 131000 }],
		});
		expect((await graph('GET', `/${groupId}?fields=subject`)).data.subject).toBe(
			'Watch Enthusiasts',
		);
	});

	it('a group is suspended and the suspension cleared', async () => {
		const groupId = await newGroup();
		await emulator.control('POST', '/groups/suspend', { groupId });
		await expectNext('webhook.status.suspended', { group_id: groupId });
		await emulator.control('POST', '/groups/clear-suspension', { groupId });
		await expectNext('webhook.status.suspension_cleared', { group_id: groupId });
	});

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

	it('people with user IDs, and some whose number stays hidden', async () => {
		await emulator.control('POST', '/webhooks', { userIds: true });
		const groupId = await newGroup({
			participants: [{ waId: ana, name: 'Tiago', username: 'tiago_m', hidePhone: true }],
		});
		await emulator.control('POST', '/people/write', { groupId, waId: ana, text: 'hello' });
		const [value] = await callback.values(1);
		expect(value).toMatchObject({
			contacts: [
				{
					profile: { name: 'Tiago', username: 'tiago_m' },
					user_id: expect.stringMatching(/^US\.\d{20}$/),
				},
			],
		});
		expect(JSON.stringify(value)).not.toContain(ana);
		const [message] = value?.messages as [{ from_user_id: string; from?: string }];
		expect(message.from).toBeUndefined();
		const { data } = await graph('GET', `/${groupId}?fields=participants`);
		expect(data.participants).toEqual([{ user_id: message.from_user_id, username: 'tiago_m' }]);
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
