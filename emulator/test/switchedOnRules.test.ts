import { defaultAccounts } from '../accounts';
import { startEmulator, type Emulator } from '../index';
import { whyAddressIsRefused } from '../webhooks/handshake';
import {
	appId,
	appSecret,
	businessId,
	errorOf,
	graphClient,
	phoneNumberId,
	whatsapp,
	type Answer,
	type Graph,
} from './graphClient';
import { openGroup } from './openGroup';

const ana = '16505551234';

describe('rules of Meta that hold unless somebody switches them off', () => {
	let emulator: Emulator;
	let graph: Graph;
	beforeEach(async () => {
		emulator = await startEmulator({ settings: { asyncDelayMs: 1, messagesPerSecond: 0 } });
		graph = graphClient(emulator);
	});
	afterEach(async () => emulator.close());

	const send = async (body: object): Promise<Answer> =>
		graph('POST', `/${phoneNumberId}/messages`, whatsapp(body));
	const codeOf = (answer: Answer): unknown => errorOf(answer).code;
	const upload = async (content: Buffer, type: string): Promise<Answer> => {
		const form = new FormData();
		form.set('messaging_product', 'whatsapp');
		form.set('file', new Blob([content], { type }), 'file');
		return graph('POST', `/${phoneNumberId}/media`, form);
	};

	it('one person gets 45 messages at once, then one in six seconds (131056)', async () => {
		await emulator.control('POST', '/people/write', { waId: ana, text: 'Hello' });
		await emulator.control('POST', '/clock', { speed: 0 });
		const text = async () => send({ to: ana, type: 'text', text: { body: 'Hi' } });
		for (let count = 0; count < 45; count += 1) expect((await text()).status).toBe(200);
		expect(codeOf(await text())).toBe(131056);
		await emulator.control('POST', '/clock', { advanceMs: 6_000 });
		expect([(await text()).status, codeOf(await text())]).toEqual([200, 131056]);
		await emulator.control('POST', '/limits', { pairRate: false });
		expect((await text()).status).toBe(200);
	});

	it('an app makes 5,000 calls about a business account in an hour (80007)', async () => {
		const window = emulator.emulation.rates.businessCalls.of(`${appId}|${businessId}`);
		const now = emulator.state.clock.now();
		for (let count = 0; count < 4_999; count += 1) window.take(5_000, now);
		expect((await graph('GET', `/${businessId}`)).status).toBe(200);
		expect(codeOf(await graph('GET', `/${businessId}`))).toBe(80007);
	});

	it.each([
		['an authentication template', 'AUTHENTICATION', []],
		['a template with a catalogue', 'MARKETING', [{ type: 'BUTTONS', buttons: [{ type: 'MPM' }] }]],
	])('%s goes to no group (131051)', async (_what, category, more) => {
		const { groupId } = await openGroup(emulator);
		const components = [{ type: 'BODY', text: 'Hello' }, ...more];
		const template = { name: 'not_for_groups', language: 'en', category, components };
		await graph('POST', `/${businessId}/message_templates`, template);
		await emulator.control('POST', '/clock', { advanceMs: 10 });
		const message = {
			type: 'template',
			template: { name: 'not_for_groups', language: { code: 'en' } },
		};
		expect(codeOf(await send({ recipient_type: 'group', to: groupId, ...message }))).toBe(131051);
		expect((await send({ to: ana, ...message })).status).toBe(200);
	});

	it('a sticker that does not move has at most 100 KB, one that does 500 KB', async () => {
		const still = Buffer.alloc(101 * 1024);
		expect(codeOf(await upload(still, 'image/webp'))).toBe(131053);
		expect((await upload(still.subarray(0, 100 * 1024), 'image/webp')).status).toBe(200);
		const moving = Buffer.alloc(500 * 1024);
		moving.write('RIFF', 0);
		moving.write('WEBPVP8X', 8);
		moving[20] = 0x02;
		expect((await upload(moving, 'image/webp')).status).toBe(200);
	});

	it('a file is handed to its own business alone', async () => {
		const { data } = await upload(Buffer.from('x'), 'image/png');
		const { data: media } = await graph('GET', `/${String(data.id)}`);
		const download = async (token: string): Promise<number> =>
			(await fetch(String(media.url), { headers: { authorization: `Bearer ${token}` } })).status;
		expect([
			await download('EMULATOR_TOKEN_OTHER_BUSINESS'),
			await download('EMULATOR_TOKEN'),
		]).toEqual([401, 200]);
	});

	it('a number that is no Official Business Account has no groups (131215)', async () => {
		const accounts = structuredClone(defaultAccounts);
		const [number] = accounts.businesses[0]?.phoneNumbers ?? [];
		if (number) number.official = false;
		await emulator.control('POST', '/reset', { accounts });
		expect(codeOf(await graph('GET', `/${phoneNumberId}/groups`))).toBe(131215);
	});

	it('user_id_update is no field that an app can subscribe to', async () => {
		const answer = await graphClient(emulator, { token: `${appId}|${appSecret}` })(
			'POST',
			`/${appId}/subscriptions`,
			{
				object: 'whatsapp_business_account',
				callback_url: 'http://127.0.0.1:9/hook',
				verify_token: 'secret',
				fields: 'messages,user_id_update',
			},
		);
		expect(errorOf(answer)).toMatchObject({
			code: 100,
			error_data: { details: expect.stringContaining('got "user_id_update"') },
		});
	});

	it('only a machine beside the emulator is called without HTTPS', () => {
		const isRefused = (url: string): boolean =>
			whyAddressIsRefused(url, { strict: false, longestUrl: 200 }) !== undefined;
		expect(
			[
				'127.0.0.1:5678',
				'localhost',
				'[::1]',
				'n8n:5678',
				'192.168.1.7',
				'host.docker.internal',
			].map((host) => isRefused(`http://${host}/hook`)),
		).toEqual([false, false, false, false, false, false]);
		expect(isRefused('http://n8n.example.com/hook')).toBe(true);
		expect(isRefused('https://n8n.example.com/hook')).toBe(false);
	});
});

it('changes and removals can be answered without a body, as the OpenAPI description has it', async () => {
	const emulator = await startEmulator({ settings: { emptyAcknowledgements: true } });
	const graph = graphClient(emulator);
	const { groupId } = await openGroup(emulator, { participants: [{ waId: ana }] });
	const participants = [{ user: ana }];
	expect([
		await graph('POST', `/${groupId}`, whatsapp({ subject: 'New' })),
		await graph('DELETE', `/${groupId}/participants`, whatsapp({ participants })),
	]).toEqual([
		{ status: 200, data: '' },
		{ status: 200, data: '' },
	]);
	await emulator.close();
});
