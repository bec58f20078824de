import axios from 'axios';
import { Callback } from '../callback';
import { fixture, shapeOf } from './fixture';
import { dialog360Client, dialog360Key } from './gatewayClient';
import { textTo, whatsapp, type Answer } from './graphClient';
import { startEmulator, type Emulator } from '../index';
import { openGroup } from './openGroup';

const headers = { 'X-N8N-Token': 'secret' };

describe('360dialog', () => {
	let emulator: Emulator;
	let callback: Callback;
	let call: ReturnType<typeof dialog360Client>;
	let groupId: string;

	beforeEach(async () => {
		emulator = await startEmulator({ settings: { asyncDelayMs: 5, receiptDelayMs: 0 } });
		callback = await Callback.open();
		call = dialog360Client(emulator);
		({ groupId } = await openGroup(emulator, {
			subject: 'Deal',
			participants: [{ waId: '16505551234', name: 'Ana' }],
		}));
	});

	afterEach(async () => {
		await emulator.close();
		await callback.close();
	});

	it('creates a group from the documented request, answers as documented, and sends the webhook', async () => {
		await call('POST', '/v1/configs/webhook', { url: callback.url, headers });
		const { status, data } = await call('POST', '/groups', fixture('d360.create_group.request'));
		expect([status, shapeOf(data)]).toEqual([200, shapeOf(fixture('d360.create_group.response'))]);
		const [created] = await callback.groups(1);
		expect(created).toMatchObject({
			type: 'group_create',
			request_id: data.id,
			subject: 'New Purchase Inquiry',
		});
		const { data: listed } = await call('GET', '/groups?limit=1');
		expect(listed).toMatchObject({ data: { groups: [{ id: created?.group_id }] } });
	});

	it('sends the headers that were registered, and no signature', async () => {
		await call('POST', '/v1/configs/webhook', { url: callback.url, headers });
		await emulator.control('POST', '/people/write', {
			groupId,
			waId: '16505551234',
			text: 'Hello',
		});
		const [webhook] = await callback.hear(1);
		expect(webhook?.headers).toMatchObject({ 'x-n8n-token': 'secret' });
		expect(webhook?.headers).not.toHaveProperty('x-hub-signature-256');
	});

	it('shows, replaces and clears the one address of the number', async () => {
		await call('POST', '/v1/configs/webhook', { url: 'https://a.example/hook' });
		await call('POST', '/v1/configs/webhook', fixture('d360.set_webhook.request'));
		expect((await call('GET', '/v1/configs/webhook')).data).toEqual(
			fixture('d360.get_webhook.response'),
		);
		await call('POST', '/v1/configs/webhook', { url: '' });
		expect((await call('GET', '/v1/configs/webhook')).data).toEqual({ url: '', headers: {} });
	});

	it('keeps groups, links and participants below /groups', async () => {
		const answers = [
			await call('GET', `/groups/${groupId}?fields=subject,participants`),
			await call('GET', `/groups/${groupId}/invite_link`),
			await call('GET', `/groups/${groupId}/join_requests`),
			await call('POST', `/groups/${groupId}`, whatsapp({ subject: 'New' })),
			await call(
				'DELETE',
				`/groups/${groupId}/participants`,
				whatsapp({ participants: [{ user: '16505551234' }] }),
			),
		];
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		expect(answers[0]?.data).toMatchObject({ id: groupId, subject: 'Deal' });
		expect(answers[3]?.data).toEqual(fixture('d360.update_group.response'));
		expect(answers[4]?.data).toEqual(fixture('d360.remove_participants.response'));
	});

	it('sends messages with the body of Meta', async () => {
		const { data } = await call('POST', '/messages', textTo(groupId, 'Hello'));
		const { messages } = await emulator.control<{ messages: unknown[] }>(
			'GET',
			`/groups/${groupId}`,
		);
		expect(messages).toMatchObject([
			{ from: '16505551234' },
			{ messageId: (data.messages as [{ id: string }])[0].id, text: 'Hello' },
		]);
	});

	it("gives a file through its own host only, with the path of Meta's address", async () => {
		const form = new FormData();
		form.append('messaging_product', 'whatsapp');
		form.append('file', new Blob(['Hello'], { type: 'text/plain' }), 'a.txt');
		const { data: uploaded } = await call('POST', '/media', form);
		const { data: media } = await call('GET', `/${String(uploaded.id)}`);
		expect(shapeOf(media)).toEqual(shapeOf(fixture('d360.media_get.response')));
		const { host, pathname, search } = new URL(String(media.url));
		expect(host).toBe('lookaside.fbsbx.com');
		const file = await axios.get<string>(`${emulator.url}/dialog360${pathname}${search}`, {
			headers: { 'D360-API-KEY': dialog360Key },
			proxy: false,
		});
		expect(file.data).toBe('Hello');
	});

	it('lists templates by offset, with their number and the status in lower case', async () => {
		const { data: all } = await call('GET', '/v1/configs/templates');
		const templates = all.waba_templates as Array<{ name: string; status: string }>;
		expect(all).toMatchObject({ count: templates.length, total: templates.length, offset: 0 });
		expect(templates).toContainEqual(
			expect.objectContaining({ name: 'group_paused', status: 'paused' }),
		);
		const { data: rest } = await call('GET', '/v1/configs/templates?limit=2&offset=1');
		expect(rest).toMatchObject({ count: 2, total: templates.length, limit: 2, offset: 1 });
		expect(rest.waba_templates).toEqual(templates.slice(1, 3));
	});

	it('copies a template of the library by the documented request', async () => {
		const { status, data } = await call(
			'POST',
			'/v1/configs/templates',
			fixture('d360.template_from_library.request'),
		);
		expect([status, data.status]).toEqual([200, 'PENDING']);
	});

	it('refuses a wrong key in its own words, and passes on what Meta refuses', async () => {
		const wrong = await dialog360Client(emulator, 'wrong')('GET', '/groups');
		expect(wrong).toEqual({ status: 401, data: fixture('d360.error.schema') });
		const unknown: Answer = await call('POST', '/messages', textTo('Y2FwaV9ncm91cDo=', 'Hello'));
		expect(shapeOf(unknown.data)).toEqual(shapeOf(fixture('d360.error.meta_envelope')));
	});

	it('counts a request once, and lets faults meet it', async () => {
		await emulator.control('POST', '/faults', { kind: 'refuse', code: 130429 });
		expect((await call('POST', '/messages', textTo(groupId, 'a'))).data).toMatchObject({
			error: { code: 130429 },
		});
		await call('POST', '/messages', textTo(groupId, 'b'));
		const found = await emulator.control<{ count: number }>(
			'GET',
			'/requests?path=/messages&count=true',
		);
		expect(found.count).toBe(2);
	});
});
