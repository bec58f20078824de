import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';
import { providers } from '../../nodes/WhatsAppGroups/providers';
import { startEmulator, type Emulator } from '../../emulator';
import { credentialTypeOf } from '../support/credentialTypes';
import { testedProviders } from '../support/providerHosts';

interface LegacyRequest {
	readonly uri: string;
	readonly qs?: Record<string, string>;
	readonly headers: Record<string, string>;
}

/** What n8n gives to the test of a credential. */
const context = {
	helpers: {
		request: async ({ uri, qs = {}, headers }: LegacyRequest) => {
			const url = new URL(uri);
			for (const [name, value] of Object.entries(qs)) url.searchParams.set(name, String(value));
			const response = await fetch(url, { headers, redirect: 'manual' });
			return {
				statusCode: response.status,
				headers: Object.fromEntries(response.headers),
				body: Readable.fromWeb(response.body as ReadableStream),
			};
		},
	},
} as unknown as ICredentialTestFunctions;

const node = new WhatsAppGroups();

async function test(
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { testedBy } = node.description.credentials?.find(({ name }) => name === type) ?? {};
	const run = (node.methods.credentialTest ?? {})[String(testedBy)];
	if (!run) throw new Error(`Nothing tests ${type}`);
	return await run.call(context, { id: '1', name: 'Credential', type, data });
}

describe.each(testedProviders)('the test of the credential for $name', (tested) => {
	let emulator: Emulator;
	const provider = providers.find(({ value }) => value === tested.value);
	const type = credentialTypeOf(provider ?? { credentialType: '' });
	const secrets = type.properties.filter(({ name }) => /token|secret|key/i.test(name));
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => await emulator.close());
	const testWith = async (changes: ICredentialDataDecryptedObject) =>
		await test(type.name, { ...tested.credentials(emulator), ...changes });

	it('is content with a credential that is right, with spaces around it, too', async () => {
		expect(await testWith({})).toMatchObject({ status: 'OK' });
		const [secret = { name: '' }] = secrets;
		const given = tested.credentials(emulator)[secret.name];
		expect(await testWith({ [secret.name]: ` ${String(given)}\n` })).toMatchObject({
			status: 'OK',
		});
	});

	it('refuses another key with what to do', async () => {
		const { status, message } = await testWith({ [secrets[0]?.name ?? '']: 'another-key' });
		expect(status).toBe('Error');
		expect(message).toMatch(/access token is invalid|did not accept/);
		expect(message).toMatch(/\. (Create|Copy|Enter) /);
		expect(message).not.toContain('another-key');
	});

	it.each([
		['http://127.0.0.1:3', /^127\.0\.0\.1:3 cannot be reached\. Check the base URL/],
		['no address', /^no address cannot be reached\. Check the base URL/],
	])('says that nobody is at a wrong base URL: %s', async (baseUrl, words) => {
		const { status, message } = await testWith({ baseUrl });
		expect(status).toBe('Error');
		expect(message.replace(/\/v25\.0/, '')).toMatch(words);
	});

	it('says that something else answers at a wrong base URL', async () => {
		await emulator.control('POST', '/faults', { kind: 'not-json', count: 1 });
		const { status, message } = await testWith({});
		expect(status).toBe('Error');
		expect(message).toMatch(/[Bb]ase URL/);
	});

	it('keeps every secret field hidden', () => {
		expect(secrets.length).toBeGreaterThan(0);
		for (const secret of secrets) expect(secret.typeOptions).toMatchObject({ password: true });
	});
});

describe('the test of the credential for Meta says', () => {
	let emulator: Emulator;
	const [meta] = testedProviders;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => await emulator.close());

	const account = /no access to this WhatsApp Business Account\. Check the WhatsApp Business/;
	const number = /no access to this phone number\. Check the Phone Number ID \(an ID, not the/;

	it.each([
		['that the token has expired', { accessToken: 'EMULATOR_TOKEN_EXPIRED' }, /has expired\. Crea/],
		[
			'which permission is missing',
			{ accessToken: 'EMULATOR_TOKEN_NO_MESSAGING' },
			/^Missing: whatsapp_business_messaging\. Create a new token with these permissions/,
		],
		['that the token is for nothing', { accessToken: 'EMULATOR_TOKEN_NO_ACCESS' }, number],
		[
			'that the token is of somebody else',
			{ accessToken: 'EMULATOR_TOKEN_OTHER_BUSINESS' },
			number,
		],
		['that the number is of somebody else', { phoneNumberId: '106540352242999' }, number],
		['that it is no ID', { phoneNumberId: '+1 555-078-3881' }, number],
		['that the ID is missing', { phoneNumberId: ' ' }, /^Phone Number ID is missing in the cred/],
		['that the account is unknown', { businessAccountId: '7' }, account],
		['that it is of somebody else', { businessAccountId: '102290129340399' }, account],
		[
			'which app the token is of',
			{ appId: '670843887433848' },
			/another Meta app \(Lucky Shrub, ID/,
		],
		['that the secret is wrong', { appSecret: 'wrong' }, /not accept the App ID together with the/],
		[
			'that the version does not exist',
			{ apiVersion: 'other', otherApiVersion: 'v99.0' },
			/^Meta does not offer this version of the Graph API at this address\. Choose another/,
		],
	])('%s', async (_what, changes, words) => {
		const data = { ...meta?.credentials(emulator), ...changes };
		const result = await test('whatsAppGroupsApi', data);
		expect(result).toMatchObject({ status: 'Error', message: expect.stringMatching(words) });
	});

	it('nothing about what is not filled in', async () => {
		const empty = { businessAccountId: '', appId: '', appSecret: '' };
		const data = { ...meta?.credentials(emulator), ...empty };
		expect(await test('whatsAppGroupsApi', data)).toMatchObject({ status: 'OK' });
	});
});

it('the trigger leaves the tests to the action node', () => {
	const { credentials } = new WhatsAppGroupsTrigger().description;
	expect(credentials?.filter(({ testedBy }) => testedBy)).toEqual([]);
});
