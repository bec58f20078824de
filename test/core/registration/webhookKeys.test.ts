import type { IWebhookFunctions } from 'n8n-workflow';
import { readWebhookKeys } from '../../../nodes/WhatsAppGroups/core/registration/webhookKeys';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { metaWebhooks } from '../../../nodes/WhatsAppGroups/providers/meta/webhooks';

const chosen = { provider: meta, webhooks: metaWebhooks };

describe('the keys of a credential', () => {
	const start = Date.now();
	let secret = '';
	let decryptions = 0;
	beforeEach(() => {
		resetProcessState();
		secret = 'old';
		decryptions = 0;
		jest.spyOn(Date, 'now').mockReturnValue(start);
	});
	afterEach(() => jest.restoreAllMocks());

	async function readSecret(
		freshness?: 'ifDoubtful' | 'anew',
		credentialId = 'same',
	): Promise<string> {
		const context = {
			getNode: () => ({
				id: 'node',
				credentials: { [meta.credentialType]: { id: credentialId, name: 'Meta' } },
			}),
			getCredentials: async () => {
				decryptions += 1;
				return await Promise.resolve({ appSecret: secret });
			},
		} as unknown as IWebhookFunctions;
		return (await readWebhookKeys(context, chosen, freshness)).secret;
	}

	it('are decrypted once a minute, so that a replaced secret is valid no longer than that', async () => {
		await readSecret();
		secret = 'new';
		jest.spyOn(Date, 'now').mockReturnValue(start + 59_999);
		expect(await readSecret()).toBe('old');
		jest.spyOn(Date, 'now').mockReturnValue(start + 60_000);
		expect(await readSecret()).toBe('new');
		expect(decryptions).toBe(2);
	});

	it('are decrypted at once when they are asked for anew', async () => {
		await readSecret();
		secret = 'new';
		expect(await readSecret('anew')).toBe('new');
		expect(await readSecret()).toBe('new');
		expect(decryptions).toBe(2);
	});

	it('are decrypted at most once a second for wrong signatures, however many come at once', async () => {
		await readSecret();
		secret = 'new';
		const flood = async () =>
			await Promise.all(Array.from({ length: 300 }, async () => await readSecret('ifDoubtful')));
		expect(new Set(await flood())).toEqual(new Set(['new']));
		jest.spyOn(Date, 'now').mockReturnValue(start + 999);
		await flood();
		expect(decryptions).toBe(2);
		secret = 'newest';
		jest.spyOn(Date, 'now').mockReturnValue(start + 1_000);
		expect(new Set(await flood())).toEqual(new Set(['newest']));
		expect(decryptions).toBe(3);
	});

	it('are asked for again at once when they could not be read', async () => {
		const failure = jest.fn().mockRejectedValueOnce(new Error('locked'));
		const context = {
			getNode: () => ({ id: 'alone' }),
			getCredentials: failure.mockResolvedValue({ appSecret: 'readable' }),
		} as unknown as IWebhookFunctions;
		await expect(readWebhookKeys(context, chosen, 'ifDoubtful')).rejects.toThrow('locked');
		expect(await readWebhookKeys(context, chosen, 'ifDoubtful')).toMatchObject({
			secret: 'readable',
		});
	});

	it('are not those of another credential', async () => {
		await readSecret();
		secret = 'new';
		expect(await readSecret(undefined, 'other')).toBe('new');
		expect(await readSecret()).toBe('old');
	});
});
