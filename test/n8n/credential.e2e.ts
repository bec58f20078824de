import { credentialFor } from '../../n8nServer/credential';
import { enterSuite, type Suite } from './suite';

describe('the credential test of a real n8n', () => {
	let suite: Suite;

	beforeAll(async () => {
		suite = await enterSuite();
	});

	async function testWith(changes: Record<string, string>) {
		const credential = credentialFor(suite.control.url, changes);
		const { id } = await suite.client.createCredential(credential);
		return await suite.client.testCredential(id, credential);
	}

	it('is content with a token that may use the number', async () => {
		await expect(testWith({})).resolves.toMatchObject({ status: 'OK' });
	});

	it('says that a good token has no access to the number', async () => {
		await expect(testWith({ accessToken: 'EMULATOR_TOKEN_NO_ACCESS' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringContaining('has no access to this phone number'),
		});
	});

	it('says so for the number of another business', async () => {
		await expect(testWith({ phoneNumberId: '106540352242999' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringContaining('has no access to this phone number'),
		});
	});

	it('says that the token has expired', async () => {
		await expect(testWith({ accessToken: 'EMULATOR_TOKEN_EXPIRED' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/expired/i),
		});
	});

	it('says which permission is missing', async () => {
		await expect(testWith({ accessToken: 'EMULATOR_TOKEN_NO_MESSAGING' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/^Missing: whatsapp_business_messaging\. Create a new token/),
		});
	});

	it('says that a base URL leads nowhere', async () => {
		await expect(testWith({ baseUrl: 'http://127.0.0.1:3' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/^127\.0\.0\.1:3 cannot be reached\. Check the base URL/),
		});
	});

	it('says that the account is not that of the number', async () => {
		await expect(testWith({ businessAccountId: '7' })).resolves.toMatchObject({
			status: 'Error',
			message: expect.stringContaining('no access to this WhatsApp Business Account'),
		});
	});
});
