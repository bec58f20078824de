import { sign } from '../../../nodes/WhatsAppGroups/core/crypto/signature';
import { metaWebhooks } from '../../../nodes/WhatsAppGroups/providers/meta/webhooks';

const keysOf = metaWebhooks.keys;
const credentials = { appSecret: ' SECRET ', accessToken: 'TOKEN', phoneNumberId: ' 1 ' };

describe('the keys of a credential', () => {
	it('are the app secret, the number, and a token that triggers of one app agree on', () => {
		const keys = keysOf(credentials);
		expect(keys).toEqual({
			secret: 'SECRET',
			secondSecret: '',
			verifyToken: expect.stringMatching(/^[0-9a-f]{40}$/),
			accountId: '1',
			chainSecret: sign('trigger chain', 'SECRET'),
		});
		expect(keysOf({ ...credentials, accessToken: 'OTHER' })).toEqual(keys);
		expect(keysOf({ ...credentials, appSecret: 'OTHER' }).verifyToken).not.toBe(keys.verifyToken);
	});

	it('are made of the access token without an app secret', () => {
		const { secret, verifyToken, chainSecret } = keysOf({ accessToken: 'TOKEN' });
		expect(secret).toBe('');
		expect(verifyToken).toBe(sign('webhook verify token', 'TOKEN').slice(0, 40));
		expect(chainSecret).toBe(sign('trigger chain', 'TOKEN'));
		expect(keysOf({ accessToken: 'OTHER' }).verifyToken).not.toBe(verifyToken);
	});

	it("have the user's own verify token if there is one", () => {
		expect(keysOf({ ...credentials, webhookVerifyToken: ' MINE ' }).verifyToken).toBe('MINE');
		expect(keysOf({ webhookVerifyToken: 'MINE' }).chainSecret).toBe(sign('trigger chain', 'MINE'));
		expect(keysOf({}).chainSecret).toBe('');
	});
});

describe("Meta's check of a callback", () => {
	const keys = { secret: '', verifyToken: 'VERIFY', accountId: '', chainSecret: '' };
	const query = metaWebhooks.toHandshake?.('42', 'VERIFY') ?? {};

	it('is asked in its own words, and answered with the challenge', () => {
		expect(query).toEqual({
			'hub.mode': 'subscribe',
			'hub.challenge': '42',
			'hub.verify_token': 'VERIFY',
		});
		expect(metaWebhooks.answerHandshake(query, keys)).toBe('42');
	});

	it.each([
		{ 'hub.mode': 'unsubscribe' },
		{ 'hub.mode': undefined },
		{ 'hub.challenge': ['42'] },
		{ 'hub.challenge': undefined },
		{ 'hub.verify_token': 'OTHER!' },
		{ 'hub.verify_token': ['VERIFY'] },
		{ 'hub.verify_token': undefined },
	])('is refused with %j', (changes) => {
		expect(metaWebhooks.answerHandshake({ ...query, ...changes }, keys)).toBeUndefined();
	});
});

describe('a webhook', () => {
	const rawBody = Buffer.from('{"a":"ä"}');
	const keys = keysOf(credentials);
	const request = (signature: unknown) => ({
		rawBody,
		headers: { 'x-hub-signature-256': signature } as never,
		query: {},
	});
	const own = `sha256=${sign(rawBody, 'SECRET')}`;

	it('is authentic with the signature of its bytes', () => {
		expect(metaWebhooks.looksAuthentic(request(own))).toBe(true);
		expect(metaWebhooks.isAuthentic(request(own), keys)).toBe(true);
	});

	it.each([undefined, '', 'sha256=0', own.slice('sha256='.length)])(
		'does not even look authentic with %s',
		(signature) => {
			expect(metaWebhooks.looksAuthentic(request(signature))).toBe(false);
			expect(metaWebhooks.isAuthentic(request(signature), keys)).toBe(false);
		},
	);

	it('is authentic with the signature of either secret while one is being replaced', () => {
		const both = keysOf({ ...credentials, secondAppSecret: ' OLD ' });
		const old = `sha256=${sign(rawBody, 'OLD')}`;
		expect(metaWebhooks.isAuthentic(request(own), both)).toBe(true);
		expect(metaWebhooks.isAuthentic(request(old), both)).toBe(true);
		expect(metaWebhooks.isAuthentic(request(old), keys)).toBe(false);
		expect(metaWebhooks.isAuthentic(request(`sha256=${sign(rawBody, '')}`), both)).toBe(false);
	});

	it('is not authentic with the signature of another secret', () => {
		const other = `sha256=${sign(rawBody, 'OTHER')}`;
		expect(metaWebhooks.looksAuthentic(request(other))).toBe(true);
		expect(metaWebhooks.isAuthentic(request(other), keys)).toBe(false);
	});
});

it.each([
	[undefined, true],
	[' ', true],
	['https://graph.facebook.com', true],
	[' https://graph.facebook.com/ ', true],
	['http://127.0.0.1:8080', false],
	['https://graph.facebook.com.evil.example', false],
	['no address', false],
])('the callback must be public where Meta itself calls it: %s', (baseUrl, mustBe) => {
	expect(metaWebhooks.mustBePublic({ baseUrl } as never)).toBe(mustBe);
});

it('asks for a file in two steps', () => {
	expect(metaWebhooks.mediaRequest?.('1')).toEqual({ method: 'GET', on: { media: '1' } });
	expect(metaWebhooks.fileRequest?.('https://a.example/f')).toEqual({
		method: 'GET',
		on: { mediaUrl: 'https://a.example/f' },
		answersWith: 'file',
	});
});
