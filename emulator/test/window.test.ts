import { Callback } from '../callback';
import { startEmulator, type Emulator } from '../index';
import {
	errorOf,
	graphClient,
	phoneNumberId,
	textTo,
	whatsapp,
	type Answer,
	type Graph,
} from './graphClient';
import { letWrite } from './openGroup';

const ana = '16505551234';
const hourMs = 60 * 60 * 1000;

describe('the 24-hour window', () => {
	let emulator: Emulator;
	let graph: Graph;
	let groupId: string;

	beforeEach(async () => {
		emulator = await startEmulator({ settings: { receiptDelayMs: 1 } });
		graph = graphClient(emulator);
		({ groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			participants: [{ waId: ana, name: 'Ana' }],
		}));
	});
	afterEach(async () => emulator.close());

	const send = async (body: object): Promise<Answer> =>
		graph('POST', `/${phoneNumberId}/messages`, body);
	const sendText = async (): Promise<Answer> => send(textTo(groupId, 'Hi'));
	const template = { name: 'hello_group', language: { code: 'en' } };
	const hello = (): object =>
		whatsapp({ recipient_type: 'group', to: groupId, type: 'template', template });
	const codeOf = (answer: Answer): unknown => errorOf(answer).code;
	const advance = async (advanceMs: number): Promise<unknown> =>
		emulator.control('POST', '/clock', { advanceMs });

	it('is closed at first: text and media are refused with 131047, a template is not', async () => {
		expect(codeOf(await sendText())).toBe(131047);
		const image = { link: 'https://example.com/a.png' };
		const picture = whatsapp({ recipient_type: 'group', to: groupId, type: 'image', image });
		expect(codeOf(await send(picture))).toBe(131047);
		expect((await send(hello())).status).toBe(200);
		expect(codeOf(await sendText())).toBe(131047);
	});

	it('is not opened by joining, by an approved request or by reading', async () => {
		await emulator.control('POST', '/people/open-invite', { groupId, waId: '4915100000001' });
		await send(hello());
		await emulator.control('POST', '/people/read', { groupId, waId: ana });
		expect(codeOf(await sendText())).toBe(131047);
	});

	it('is opened for everybody by one participant who writes, for 24 hours', async () => {
		await letWrite(emulator, groupId, ana);
		await advance(23 * hourMs);
		expect((await sendText()).status).toBe(200);
		await advance(hourMs + 1_000);
		expect(codeOf(await sendText())).toBe(131047);
	});

	it('is kept open by every further message', async () => {
		await letWrite(emulator, groupId, ana);
		await advance(23 * hourMs);
		await letWrite(emulator, groupId, ana);
		await advance(23 * hourMs);
		expect((await sendText()).status).toBe(200);
	});

	it('of a group is not opened by what somebody writes to the business alone', async () => {
		await emulator.control('POST', '/people/write', { waId: ana, text: 'Hello' });
		expect(codeOf(await sendText())).toBe(131047);
		const text = { body: 'Hi' };
		expect((await send(whatsapp({ to: ana, type: 'text', text }))).status).toBe(200);
	});

	it('lets messages be pinned while it is closed', async () => {
		const { data } = await send(hello());
		const [{ id }] = data.messages as [{ id: string }];
		const pin = { type: 'pin', message_id: id, expiration_days: 7 };
		const request = whatsapp({ recipient_type: 'group', to: groupId, type: 'pin', pin });
		expect((await send(request)).status).toBe(200);
	});

	it('can be told by a receipt instead, as it often is one to one', async () => {
		const callback = await Callback.open();
		await graph('POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: callback.url, verify_token: 'secret' },
		});
		await emulator.control('POST', '/limits', { windowRefusal: 'receipt' });
		expect((await sendText()).status).toBe(200);
		const [value] = await callback.values(1);
		expect(value?.statuses).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }]);
		await callback.close();
	});

	it('is switched off by a setting only', async () => {
		await emulator.control('POST', '/limits', { enforceWindow: false });
		expect((await sendText()).status).toBe(200);
	});
});
