import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Callback } from '../callback';
import {
	errorOf,
	graphClient,
	otherPhoneNumberId,
	phoneNumberId,
	whatsapp,
	type Answer,
	type Graph,
} from './graphClient';
import { startEmulator, type Emulator } from '../index';
import { openGroup } from './openGroup';

const megabyte = 1024 * 1024;

describe('media', () => {
	let emulator: Emulator;
	let graph: Graph;

	beforeEach(async () => {
		emulator = await startEmulator();
		graph = graphClient(emulator);
	});

	afterEach(async () => emulator.close());

	const upload = async (
		content: Buffer,
		type: string,
		values: Record<string, string> = { messaging_product: 'whatsapp' },
	): Promise<Answer> => {
		const form = new FormData();
		for (const [name, value] of Object.entries(values)) form.set(name, value);
		form.set('file', new Blob([content], { type }), 'report.pdf');
		return graph('POST', `/${phoneNumberId}/media`, form);
	};
	const download = async (url: unknown, token = 'EMULATOR_TOKEN'): Promise<Response> =>
		fetch(String(url), { headers: { authorization: `Bearer ${token}` } });

	it('gives back the very bytes that were uploaded, at an address for five minutes', async () => {
		const content = randomBytes(300_000);
		const {
			data: { id },
		} = await upload(content, 'application/pdf');
		const { data: media } = await graph('GET', `/${String(id)}`);
		expect(media).toEqual({
			messaging_product: 'whatsapp',
			id,
			mime_type: 'application/pdf',
			file_size: 300_000,
			sha256: createHash('sha256').update(content).digest('base64'),
			url: expect.stringContaining(emulator.url),
		});
		const response = await download(media.url);
		expect(response.headers.get('content-type')).toBe('application/pdf');
		expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
		expect((await download(media.url, 'nonsense')).status).toBe(401);
		expect((await download(String(media.url).replace(/hash=\w/, 'hash=x'))).status).toBe(404);
		await emulator.control('POST', '/clock', { advanceMs: 5 * 60 * 1000 + 1_000 });
		expect((await download(media.url)).status).toBe(404);
		expect((await download((await graph('GET', `/${String(id)}`)).data.url)).status).toBe(200);
	});

	it('is gone after it was deleted, after 30 days, and for other numbers', async () => {
		const {
			data: { id },
		} = await upload(Buffer.from('x'), 'text/plain');
		expect(
			errorOf(await graph('GET', `/${String(id)}?phone_number_id=${otherPhoneNumberId}`))
				.error_subcode,
		).toBe(33);
		expect((await graph('GET', `/${String(id)}?phone_number_id=${phoneNumberId}`)).status).toBe(
			200,
		);
		expect((await graph('DELETE', `/${String(id)}`)).data).toEqual({ success: true });
		expect(errorOf(await graph('GET', `/${String(id)}`)).error_subcode).toBe(33);
		const {
			data: { id: second },
		} = await upload(Buffer.from('x'), 'text/plain');
		await emulator.control('POST', '/clock', { advanceMs: 31 * 24 * 60 * 60 * 1000 });
		expect(errorOf(await graph('GET', `/${String(second)}`)).error_subcode).toBe(33);
	});

	it('refuses what is too large, empty, of another type or without a product', async () => {
		const answers = [
			await upload(Buffer.alloc(5 * megabyte + 1), 'image/png'),
			await upload(Buffer.alloc(0), 'image/png'),
			await upload(Buffer.from('x'), 'application/zip'),
			await upload(Buffer.from('x'), 'image/png', {}),
		];
		expect(answers.map((answer) => [answer.status, errorOf(answer).code])).toEqual([
			[400, 131053],
			[400, 131053],
			[400, 100],
			[400, 100],
		]);
	});

	it('takes the type from its own parameter when the file part does not say', async () => {
		const {
			data: { id },
		} = await upload(Buffer.from('x'), 'application/octet-stream', {
			messaging_product: 'whatsapp',
			type: 'image/jpeg',
		});
		expect((await graph('GET', `/${String(id)}`)).data.mime_type).toBe('image/jpeg');
	});

	it('takes a document of 100 MB without holding it in memory', async () => {
		const content = Buffer.alloc(100 * megabyte, 'a');
		const boundary = 'b0undary';
		const head = `--${boundary}\r\ncontent-disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="big.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
		const body = Buffer.concat([
			Buffer.from(head),
			content,
			Buffer.from(`\r\n--${boundary}--\r\n`),
		]);
		const response = await fetch(`${emulator.url}/v25.0/${phoneNumberId}/media`, {
			method: 'POST',
			body,
			headers: {
				authorization: 'Bearer EMULATOR_TOKEN',
				'content-type': `multipart/form-data; boundary=${boundary}`,
			},
		});
		const { id } = (await response.json()) as { id: string };
		const media = emulator.state.media.find(id);
		expect(media).toMatchObject({
			bytes: 100 * megabyte,
			sha256: createHash('sha256').update(content).digest('base64'),
		});
		expect(existsSync(media?.file ?? '')).toBe(true);
		emulator.emulation.clear();
		expect(existsSync(media?.file ?? '')).toBe(false);
	});

	it('goes into messages of its kind only', async () => {
		const { groupId } = await openGroup(emulator);
		const {
			data: { id },
		} = await upload(Buffer.from('x'), 'image/png');
		const send = async (type: string, content: object): Promise<Answer> =>
			graph(
				'POST',
				`/${phoneNumberId}/messages`,
				whatsapp({ recipient_type: 'group', to: groupId, type, [type]: content }),
			);
		expect((await send('image', { id, caption: 'x' })).status).toBe(200);
		expect((await send('document', { id, filename: 'x.png' })).status).toBe(200);
		expect(errorOf(await send('video', { id })).code).toBe(131053);
		expect(errorOf(await send('image', { id: '12345' })).code).toBe(131009);
	});

	it('that people send can be downloaded from the webhook', async () => {
		const callback = await Callback.open();
		await graph('POST', `/${phoneNumberId}`, {
			webhook_configuration: { override_callback_uri: callback.url, verify_token: 'secret' },
		});
		const content = Buffer.from('%PDF-1.7');
		const media = {
			kind: 'document',
			base64: content.toString('base64'),
			filename: 'contract.pdf',
			mimeType: 'application/pdf',
		};
		await emulator.control('POST', '/people/write', { waId: '16505551234', media });
		const [value] = await callback.values(1);
		const [{ document }] = value?.messages as [{ document: Record<string, string> }];
		expect(Buffer.from(await (await download(document.url)).arrayBuffer()).equals(content)).toBe(
			true,
		);
		expect((await graph('GET', `/${document.id}`)).data.sha256).toBe(document.sha256);
		await callback.close();
	});
});
