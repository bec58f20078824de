import type { IWebhookFunctions } from 'n8n-workflow';
import { readWebhookKeys } from '../../../nodes/WhatsAppGroups/core/registration/webhookKeys';
import { meta } from '../../../nodes/WhatsAppGroups/providers/meta/provider';
import { metaWebhooks } from '../../../nodes/WhatsAppGroups/providers/meta/webhooks';

const chosen = { provider: meta, webhooks: metaWebhooks };

describe('the keys of a credential', () => {
	const start = Date.now();
	let secret = '';
	let decryptions = 0;
	beforeEach(() => {
		secret = 'old';
		decryptions = 0;
		jest.spyOn(Date, 'now').mockReturnValue(start);
	});
	afterEach(() => jest.restoreAllMocks());

	async function readSecret(options?: { anew: boolean }, credentialId = 'same'): Promise<string> {
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
		return (await readWebhookKeys(context, chosen, options)).secret;
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
		expect(await readSecret({ anew: true })).toBe('new');
		expect(await readSecret()).toBe('new');
		expect(decryptions).toBe(2);
	});

	it('are not those of another credential', async () => {
		await readSecret();
		secret = 'new';
		expect(await readSecret(undefined, 'other')).toBe('new');
		expect(await readSecret()).toBe('old');
	});
});
