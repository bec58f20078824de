import { Callback } from '../callback';
import { graphClient, phoneNumberId, textTo, whatsapp, type Graph } from './graphClient';
import { startEmulator, type Emulator } from '../index';

interface ViewedGroup {
	participants: Array<{ name: string }>;
	messages: Array<{ messageId: string; from: string; text?: string }>;
	pinned: Array<{ messageId: string }>;
}

describe('the main job', () => {
	let emulator: Emulator;
	let callback: Callback;
	let graph: Graph;
	const lines: string[] = [];

	beforeAll(async () => {
		emulator = await startEmulator({
			log: (line) => lines.push(line),
			settings: { asyncDelayMs: 20, receiptDelayMs: 5 },
		});
		callback = await Callback.open();
		graph = graphClient(emulator);
	});

	afterAll(async () => {
		await emulator.close();
		await callback.close();
	});

	it('lets somebody ask to join, be approved, be welcomed with a pinned template, write, and get an answer', async () => {
		const override = {
			webhook_configuration: { override_callback_uri: callback.url, verify_token: 'secret' },
		};
		expect(await graph('POST', `/${phoneNumberId}`, override)).toEqual({
			status: 200,
			data: { success: true },
		});

		await emulator.control('POST', '/clock', { speed: 0 });
		const { data: created } = await graph(
			'POST',
			`/${phoneNumberId}/groups`,
			whatsapp({ subject: ' Deal 42 ', join_approval_mode: 'approval_required' }),
		);
		expect((await graph('GET', `/${phoneNumberId}/groups`)).data).toEqual({ data: { groups: [] } });
		await emulator.control('POST', '/clock', { speed: 1 });
		const [lifecycle] = await callback.groups(1);
		expect(lifecycle).toMatchObject({
			type: 'group_create',
			subject: 'Deal 42',
			request_id: created.request_id,
			join_approval_mode: 'approval_required',
		});
		const groupId = String(lifecycle?.group_id);

		const invited = await emulator.control('POST', '/people/open-invite', {
			inviteLink: lifecycle?.invite_link,
			waId: '16505551234',
			name: 'Ana',
		});
		const [, asked] = await callback.groups(2);
		expect(asked).toMatchObject({
			type: 'group_join_request_created',
			group_id: groupId,
			wa_id: '16505551234',
			reason: 'invite_link',
		});
		expect(invited).toMatchObject({
			outcome: 'join_request_created',
			joinRequestId: asked?.join_request_id,
		});

		const approval = await graph(
			'POST',
			`/${groupId}/join_requests`,
			whatsapp({ join_requests: [asked?.join_request_id] }),
		);
		expect(approval).toEqual({
			status: 200,
			data: { messaging_product: 'whatsapp', approved_join_requests: [asked?.join_request_id] },
		});
		const [, , joined] = await callback.groups(3);
		expect(joined).toMatchObject({
			type: 'group_participants_add',
			added_participants: [{ input: '16505551234', wa_id: '16505551234' }],
		});

		const welcome = { name: 'hello_group', language: { code: 'en' } };
		const sent = await graph(
			'POST',
			`/${phoneNumberId}/messages`,
			whatsapp({ recipient_type: 'group', to: groupId, type: 'template', template: welcome }),
		);
		const [{ id: messageId }] = sent.data.messages as [{ id: string }];
		const pin = {
			recipient_type: 'group',
			to: groupId,
			type: 'pin',
			pin: { type: 'pin', message_id: messageId, expiration_days: 7 },
		};
		expect((await graph('POST', `/${phoneNumberId}/messages`, whatsapp(pin))).status).toBe(200);

		const statuses = (await callback.values(5))
			.slice(3)
			.map((value) => (value.statuses as Array<{ status: string }>)[0]?.status);
		expect(statuses.sort()).toEqual(['delivered', 'sent']);
		await emulator.control('POST', '/people/write', {
			groupId,
			waId: '16505551234',
			text: 'When will my order arrive?',
		});
		const answer = textTo(groupId, 'On Friday, Ana 😀');
		expect((await graph('POST', `/${phoneNumberId}/messages`, answer)).status).toBe(200);
		const viewed = await emulator.control<ViewedGroup>('GET', `/groups/${groupId}`);
		expect(viewed.participants).toMatchObject([{ name: 'Ana' }]);
		expect(viewed.messages).toMatchObject([
			{ from: 'business', text: 'Hello everybody!', messageId },
			{ from: '16505551234', text: 'When will my order arrive?' },
			{ from: 'business', text: 'On Friday, Ana 😀' },
		]);
		expect(viewed.pinned).toMatchObject([{ messageId }]);
		expect(lines.filter((line) => !line.startsWith('The clock'))).toEqual([
			'Ana asked to join "Deal 42"',
			'Ana wrote "When will my order arrive?" in "Deal 42"',
		]);
	});
});
