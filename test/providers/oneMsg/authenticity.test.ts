import { oneMsgWebhooks } from '../../../nodes/WhatsAppGroups/providers/oneMsg/webhooks';

const request = { rawBody: Buffer.from('{}'), headers: {}, query: {} };
const keys = oneMsgWebhooks.keys({ token: 'TOKEN' });

describe('a webhook of 1msg', () => {
	it('is authentic only with the secret that is made of the token', () => {
		const isAuthentic = (secret: unknown) =>
			oneMsgWebhooks.isAuthentic({ ...request, secret }, keys);
		expect(keys.secret).toMatch(/^[0-9a-f]{64}$/);
		expect(isAuthentic(keys.secret)).toBe(true);
		for (const secret of ['', 'TOKEN', `${keys.secret}0`, undefined, [keys.secret]])
			expect(isAuthentic(secret)).toBe(false);
		expect(oneMsgWebhooks.isAuthentic({ ...request, secret: '' }, oneMsgWebhooks.keys({}))).toBe(
			false,
		);
	});

	it('may be so only at an address that ends with a text', () => {
		expect(oneMsgWebhooks.looksAuthentic({ ...request, secret: 'x' })).toBe(true);
		for (const secret of [undefined, null, ['x'], 7])
			expect(oneMsgWebhooks.looksAuthentic({ ...request, secret })).toBe(false);
	});

	it('has the same secret however the token was pasted, and none without one', () => {
		expect(oneMsgWebhooks.keys({ token: ' TOKEN\n' })).toEqual(keys);
		expect(oneMsgWebhooks.keys({ token: 'OTHER' }).secret).not.toBe(keys.secret);
		expect(oneMsgWebhooks.keys({}).secret).toBe('');
		for (const token of ['', ' '])
			expect(oneMsgWebhooks.keys({ token })).toMatchObject({ secret: '', chainSecret: '' });
	});
});

it.each([
	['', true],
	[' ', true],
	['https://api.1msg.io/371', true],
	[' https://api.1msg.io/371 ', true],
	['https://1msg.io', true],
	['https://1msg.io.example/371', false],
	['https://not1msg.io', false],
	['https://1msgxio', false],
	['http://localhost:8080', false],
	['no address', false],
])('1msg calls n8n from outside, unless the base URL is elsewhere: %j', (baseUrl, isPublic) => {
	expect(oneMsgWebhooks.mustBePublic({})).toBe(true);
	expect(oneMsgWebhooks.mustBePublic({ baseUrl })).toBe(isPublic);
});
