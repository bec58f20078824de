import {
	gatewayWebhooks,
	hasSecret,
	toGatewayKeys,
	toWebhookSecret,
} from '../../../nodes/WhatsAppGroups/providers/gateways/secret';

describe('the secret that shows where a webhook comes from', () => {
	it('is made of the key, without showing it', () => {
		expect(toWebhookSecret('KEY')).toMatch(/^[0-9a-f]{64}$/);
		expect(toWebhookSecret('KEY')).toBe(toWebhookSecret('KEY'));
		expect(toWebhookSecret('KEY')).not.toBe(toWebhookSecret('OTHER'));
	});

	it('is another one than that of the triggers among themselves', () => {
		const { secret, chainSecret, ...others } = toGatewayKeys('KEY');
		expect(secret).toBe(toWebhookSecret('KEY'));
		expect(chainSecret).toMatch(/^[0-9a-f]{64}$/);
		expect(chainSecret).not.toBe(secret);
		expect(others).toEqual({ verifyToken: '', accountId: '' });
	});

	it('is the same as ever: callbacks that are registered keep it', () => {
		expect(toGatewayKeys('KEY')).toMatchObject({
			secret: '74683581f68431c740c479b362fbd61795805fca34c9e482174e943073626af7',
			chainSecret: '7cb7f80046ecdc42c14a3d4144c54aa18e3fb3dfae903e2ca317b0206b40b9a8',
		});
	});

	it('is none without a key', () => {
		expect(toWebhookSecret('')).toBe('');
		expect(toGatewayKeys('')).toEqual({
			secret: '',
			verifyToken: '',
			accountId: '',
			chainSecret: '',
		});
	});

	it.each([
		['secret', 'secret', true],
		['secret', 'other!', false],
		['', '', false],
		[undefined, 'secret', false],
		[['secret'], 'secret', false],
	])('is proved by nothing else: %j for "%s"', (given, secret, isProved) => {
		expect(hasSecret(given, secret)).toBe(isProved);
	});
});

it('asks for a file as Graph is asked, and answers no check of a callback', () => {
	expect(gatewayWebhooks.mediaRequest('133')).toEqual({ method: 'GET', on: { media: '133' } });
	expect(gatewayWebhooks.fileRequest('https://a.example/f')).toEqual({
		method: 'GET',
		on: { mediaUrl: 'https://a.example/f' },
		answersWith: 'file',
	});
	expect(gatewayWebhooks.answerHandshake()).toBeUndefined();
});
