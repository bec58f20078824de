import type { Asked } from '../../../nodes/WhatsAppGroups/core/declarations/setup';
import { checkMetaCredential } from '../../../nodes/WhatsAppGroups/providers/meta/credential';

const own = { accessToken: ' T ', phoneNumberId: ' 1 ' };
const withAccount = { ...own, businessAccountId: '9' };
const withApp = { ...own, appId: ' 2 ', appSecret: 's' };
const scopes = ['whatsapp_business_messaging', 'whatsapp_business_management'];
const tokenWith = (data: object): Asked => ({ body: { data: { ...data } } });
const refused = (code?: number, httpStatus = 400): Asked => ({ failure: 'No', code, httpStatus });

/** What is found where these answers come, and good ones to all else; and what was asked. */
async function check(answers: Record<string, Asked>, credentials: object = own) {
	const asked: unknown[] = [];
	const findings = await checkMetaCredential(
		async (request, as) => {
			asked.push(as ? { ...request, as } : request);
			return await Promise.resolve(answers[String(request.on)] ?? { body: {} });
		},
		{ credentials: { ...credentials } },
	);
	const said = Object.entries(findings).map(([name, { status, found, remedy }]) => {
		expect(remedy === undefined || /^\w.*\.$/.test(remedy)).toBe(true);
		return [name, status, found];
	});
	return { asked, said, findings };
}

const accepted = 'The credential is accepted';
const noVersion = 'Meta does not offer this version of the Graph API at this address';
const withVersion = 'The Base URL ends with a version of the Graph API';
const noNumber = 'The access token works, but it has no access to this phone number';
const noPermissions = `Missing: ${scopes.join(', ')}`;

it('asks for the number and the token, and for no more than is filled in', async () => {
	const { asked, said } = await check({});
	expect(asked).toEqual([
		{ method: 'GET', on: 'phoneNumber', query: { fields: 'display_phone_number' } },
		{ method: 'GET', on: 'tokenCheck', query: { input_token: 'T' } },
	]);
	expect(said).toEqual([['phoneNumber', 'ok', accepted]]);
	const { asked: without } = await check({}, { phoneNumberId: '1' });
	expect(without[1]).toMatchObject({ query: { input_token: '' } });
});

describe('the number', () => {
	it.each<[string, Asked, string, object?]>([
		['an address with a version', refused(803), withVersion, { ...own, baseUrl: '/v25/ ' }],
		...[33, 100, 803].map((code): [string, Asked, string] => ['', refused(code), noNumber]),
		...[2500, 2635].map((code): [string, Asked, string] => ['', refused(code), noVersion]),
		['a refusal of another kind', refused(4), 'No'],
		['a refusal without a code', refused(undefined, 404), 'No'],
		['a token that is none', refused(190, 401), 'No'],
		['no answer', { failure: 'Nobody' }, 'graph.facebook.com cannot be reached'],
		[
			'no ID',
			{ skipped: 'Phone Number ID is missing', remedy: 'Fill it in.' },
			'Phone Number ID is missing',
		],
	])('is not there: %s %j', async (_what, phoneNumber, sentence, as = own) => {
		expect((await check({ phoneNumber }, as)).said).toEqual([['phoneNumber', 'failed', sentence]]);
	});

	it.each<[string, Asked]>([
		['the token is not accepted', refused(190, 401)],
		['nobody answers', { failure: 'Nobody' }],
		['the number is missing', { skipped: 'Phone Number ID is missing' }],
	])('is all that is asked for where %s', async (_what, phoneNumber) => {
		const { asked } = await check({ phoneNumber }, { ...withAccount, ...withApp });
		expect(asked).toHaveLength(1);
	});
});

describe('the token', () => {
	it.each<[string, object, unknown[][]]>([
		['has all permissions', { scopes }, [['permissions', 'ok', scopes.join(', ')]]],
		['has none', { scopes: [] }, [['permissions', 'failed', noPermissions]]],
		['may not be looked at', {}, []],
	])('%s', async (_what, data, more) => {
		const { said } = await check({ tokenCheck: tokenWith(data) });
		expect(said).toEqual([['phoneNumber', 'ok', accepted], ...more]);
	});

	it('is not looked at where Meta refuses that', async () => {
		expect((await check({ tokenCheck: refused(100) })).said).toEqual([
			['phoneNumber', 'ok', accepted],
		]);
	});

	it.each([3, 10, 200, 131005])(
		'says first which permission is missing where that fails: %i',
		async (code) => {
			const tokenCheck = tokenWith({ scopes: [] });
			expect((await check({ phoneNumber: refused(code, 403), tokenCheck })).said).toEqual([
				['permissions', 'failed', noPermissions],
				['phoneNumber', 'failed', 'No'],
			]);
		},
	);

	it.each([
		['with its name', 'Shop', 'Shop, ID 3'],
		['by its ID', undefined, 'ID 3'],
	])('is of another app than the credential: %s', async (_what, application, name) => {
		const tokenCheck = tokenWith({ scopes, app_id: '3', application });
		expect((await check({ tokenCheck }, withApp)).said).toEqual([
			['phoneNumber', 'ok', accepted],
			['permissions', 'ok', scopes.join(', ')],
			[
				'otherApp',
				'failed',
				`The access token was made for another Meta app (${name}) than the App ID names`,
			],
		]);
	});

	it.each<[string, object, object]>([
		['of the same app', { app_id: 2 }, withApp],
		['of an app, where none is filled in', { app_id: '3' }, own],
		['of an app that Meta does not name', {}, withApp],
	])('may be one %s', async (_what, data, credentials) => {
		const { said } = await check({ tokenCheck: tokenWith(data) }, credentials);
		expect(said).toEqual([['phoneNumber', 'ok', accepted]]);
	});
});

describe('the account', () => {
	const ask = async (businessAccount: Asked) => await check({ businessAccount }, withAccount);

	it.each<[string, unknown[]]>([
		['has the number', [{ id: '7' }, { id: 1 }]],
		['does not say which it has', []],
	])('%s', async (_what, data) => {
		const { said, asked } = await ask({ body: { data: data as never } });
		expect(said[1]).toEqual(['businessAccount', 'ok', 'The number is one of the account']);
		expect(asked[2]).toEqual({
			method: 'GET',
			on: 'businessAccount',
			edge: 'phone_numbers',
			query: { fields: 'id', limit: 1000 },
		});
	});

	it.each<[string, Asked, string]>([
		[
			'has other numbers',
			{ body: { data: [{ id: '7' }] } },
			'The phone number does not belong to this WhatsApp Business Account',
		],
		[
			'is not one of the token',
			refused(100),
			'The access token works, but it has no access to this WhatsApp Business Account',
		],
		['cannot be read', refused(4), 'No'],
	])('%s', async (_what, answer, sentence) => {
		expect((await ask(answer)).said[1]).toEqual(['businessAccount', 'failed', sentence]);
	});

	it('is not asked for with blanks in place of its ID', async () => {
		expect((await check({}, { ...own, businessAccountId: ' ' })).asked).toHaveLength(2);
	});
});

describe('the app', () => {
	const sentence = 'Meta does not accept the App ID together with the App Secret';

	it('is asked with its own token, beside which the one of the credential stays a secret', async () => {
		expect((await check({}, withApp)).asked[2]).toEqual({
			method: 'GET',
			on: 'app',
			edge: 'subscriptions',
			as: { ...withApp, accessToken: '2|s', ownToken: ' T ' },
		});
		const { accessToken: _token, ...without } = withApp;
		expect((await check({}, without)).asked[2]).toMatchObject({ as: { ownToken: '' } });
	});

	it.each([
		{ appId: '2' },
		{ appSecret: 's' },
		{ appId: ' ', appSecret: 's' },
		{ appId: '2', appSecret: ' ' },
	])('is not asked where half of it is missing: %j', async (half) => {
		expect((await check({}, { ...own, ...half })).asked).toHaveLength(2);
	});

	it.each([100, 101, 190, 803])(
		'code %i is an app and a secret that do not match',
		async (code) => {
			const { said } = await check({ app: refused(code) }, withApp);
			expect(said[1]).toEqual(['app', 'failed', sentence]);
		},
	);

	it.each([1, 2, 4, 17, 32, 613, undefined])('code %s says nothing of the secret', async (code) => {
		expect((await check({ app: refused(code) }, withApp)).said).toEqual([
			['phoneNumber', 'ok', accepted],
		]);
	});
});
