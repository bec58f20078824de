import type { IDataObject } from 'n8n-workflow';
import type { CallbackLevel } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import { dialog360Webhooks } from '../../../nodes/WhatsAppGroups/providers/dialog360/webhooks';
import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { toWebhookSecret } from '../../../nodes/WhatsAppGroups/providers/gateways/secret';

const [level] = dialog360Webhooks.callbackLevels as [CallbackLevel];
const credentials = { apiKey: ' KEY ' };
const proof = toWebhookSecret('KEY');
const on = { path: 'v1/configs/webhook' };
const address = 'https://n8n.example/hook';
const callback = { address, verifyToken: '', fields: [] };

function answering(answer: IDataObject = {}) {
	const asked: unknown[] = [];
	const ask = async (request: unknown) => {
		asked.push(request);
		return await Promise.resolve(answer);
	};
	return { ask, asked };
}

describe('the callback of the number', () => {
	it('is read with its headers', async () => {
		const { ask, asked } = answering({ url: address, headers: { a: 'b' } });
		expect(await level.read(ask, credentials, '')).toEqual({
			stronger: [],
			own: address,
			ownHeaders: { a: 'b' },
		});
		expect(asked).toEqual([{ method: 'GET', on }]);
		expect((await level.read(answering({ url: '' }).ask, credentials, '')).own).toBeUndefined();
	});

	it('is set with a header that proves where webhooks come from, or with its own', async () => {
		const { ask, asked } = answering();
		await level.set(ask, credentials, callback);
		await level.set(ask, credentials, { ...callback, headers: { a: 'b' } });
		await level.clear(ask, credentials, address);
		expect(asked).toEqual([
			{
				method: 'POST',
				on,
				body: { url: address, headers: { 'x-n8n-whatsapp-groups': proof } },
			},
			{ method: 'POST', on, body: { url: address, headers: { a: 'b' } } },
			{ method: 'POST', on, body: { url: '' } },
		]);
	});

	it.each([
		['https://n8n.example:8443/hook', /8443/],
		['https://my_n8n.example/hook', /underscore/],
	])('cannot be at %s', async (given, reason) => {
		const prepare = async (baseUrl?: string) =>
			await level.prepare?.(
				answering().ask,
				{ ...credentials, ...(baseUrl && { baseUrl }) },
				{ ...callback, address: given },
			);
		for (const official of [undefined, ' ', 'https://waba-v2.360dialog.io', 'https://360dialog.io'])
			await expect(prepare(official)).rejects.toMatchObject({
				name: 'InputRefusal',
				message: expect.stringMatching(reason),
				remedy: expect.stringMatching(/WEBHOOK_URL/),
			});
		for (const other of ['https://proxy.example', 'https://my360dialog.io', 'no address'])
			await expect(prepare(other)).resolves.toBeUndefined();
	});

	it('can be at any other address', async () => {
		await expect(level.prepare?.(answering().ask, {}, callback)).resolves.toBeUndefined();
	});
});

it('the only one that hears of a number is whoever has its callback', async () => {
	const { ask, asked } = answering({ url: address });
	expect(await dialog360Webhooks.receivers(ask, credentials)).toEqual([address]);
	expect(asked).toEqual([{ method: 'GET', on }]);
	const nobody = answering({ url: '' });
	expect(await dialog360Webhooks.receivers(nobody.ask, credentials)).toHaveLength(0);
});

describe('a webhook', () => {
	const keys = dialog360Webhooks.keys(credentials);
	const request = (given: unknown, signature?: string) => ({
		rawBody: Buffer.from('{}'),
		headers: {
			'x-n8n-whatsapp-groups': given,
			'x-360dialog-signature': signature,
		} as never,
		query: {},
	});

	it('needs the signature of its bytes, too, where the credential has a platform secret', () => {
		const signed = dialog360Webhooks.keys({ ...credentials, platformSecret: ' PLATFORM ' });
		const isTaken = (given: string, signature?: string) =>
			dialog360Webhooks.isAuthentic(request(given, signature), signed);
		expect(isTaken(proof, sign('{}', 'PLATFORM'))).toBe(true);
		expect(isTaken(proof, sign('[]', 'PLATFORM'))).toBe(false);
		expect(isTaken(proof)).toBe(false);
		expect(isTaken('other', sign('{}', 'PLATFORM'))).toBe(false);
	});

	it('is authentic with the header that is made of the key', () => {
		expect(keys.secret).toBe(proof);
		expect(dialog360Webhooks.looksAuthentic(request(proof))).toBe(true);
		expect(dialog360Webhooks.isAuthentic(request(proof), keys)).toBe(true);
		expect(dialog360Webhooks.looksAuthentic(request('other'))).toBe(true);
		expect(dialog360Webhooks.isAuthentic(request('other'), keys)).toBe(false);
		expect(dialog360Webhooks.looksAuthentic(request(undefined))).toBe(false);
		expect(dialog360Webhooks.isAuthentic(request(undefined), keys)).toBe(false);
	});
});

it.each([
	[undefined, true],
	[' ', true],
	[' https://waba-v2.360dialog.io ', true],
	['https://proxy.example', false],
	['https://360dialog.io.evil.example', false],
	['no address', false],
])('the callback must be public where 360dialog itself calls it: %s', (baseUrl, mustBe) => {
	expect(dialog360Webhooks.mustBePublic({ baseUrl } as never)).toBe(mustBe);
});
