import { Callback } from '../../../emulator/callback';
import { GatewayTriggers } from '../../support/gatewayTriggers';
import { useTriggers } from '../../support/useTriggers';

// The pause is for webhooks that are on their way while callbacks change; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

describe('what must hold before a callback is registered', () => {
	const setup = useTriggers(async () => await Callback.open());

	it('registers nothing in manual mode, but checks what the user will need', async () => {
		await expect(setup.add({ registration: 'manual' }).activate()).rejects.toThrow(
			/Webhook Verify Token is missing in the credential/,
		);
		await setup.add({ registration: 'manual' }, { webhookVerifyToken: 'mine' }).activate();
		expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
	});

	it.each([
		['no app secret', {}, { appSecret: '' }, /no App Secret.*Signature Check/s],
		[
			'an address on localhost',
			{},
			{ baseUrl: '' },
			/only this machine can reach\. Set the environment variable N8N_WEBHOOK_URL \(before n8n 2\.35: WEBHOOK_URL\) to the public HTTPS URL/,
		],
		[
			'a business account without its ID',
			{ registration: 'businessAccount' },
			{ businessAccountId: '' },
			/WhatsApp Business Account ID is missing/,
		],
		[
			'an app without its secret',
			{ registration: 'app', signatureCheck: false },
			{ appSecret: '' },
			/App Secret is missing/,
		],
		[
			'a token that has expired',
			{},
			{ accessToken: 'EMULATOR_TOKEN_EXPIRED' },
			/invalid or has expired\. Create a new access token/,
		],
		[
			'a token without access',
			{},
			{ accessToken: 'EMULATOR_TOKEN_NO_ACCESS' },
			/has no access to this phone number\. Check the Phone Number ID/,
		],
		['no event', { events: [] }, {}, /No event is selected/],
		[
			'a filter that cannot work',
			{ filters: { textMatches: '(' } },
			{},
			/Text Matches is not a valid regular expression/,
		],
		['a type that messages do not have', { filters: { messageTypes: ['poll'] } }, {}, /"poll"/],
		[
			'the subject of a group in place of its ID',
			{ filters: { groups: { group: [{ groupId: { mode: 'id', value: 'Order 4711' } }] } } },
			{},
			/"Order 4711".*subject/,
		],
		['an object as a text', { filters: { textContains: { a: 1 } } }, {}, /is an object/],
	])(
		'refuses %s with a sentence that says what to change',
		async (_what, parameters, credentials, sentence) => {
			const trigger = setup.add(parameters as Record<string, string>, credentials);
			await expect(trigger.activate()).rejects.toThrow(sentence);
			expect(setup.bench.callbacks.phoneNumber).toBeUndefined();
		},
	);

	it('works without a signature check when that is turned off', async () => {
		await setup.add({ signatureCheck: false }, { appSecret: '', appId: '' }).activate();
		expect(setup.bench.callbacks.phoneNumber).toBeDefined();
	});
});

describe('a credential from which nobody could tell whether a webhook is authentic', () => {
	let bench: GatewayTriggers;
	beforeAll(async () => {
		bench = await GatewayTriggers.open();
	});
	afterAll(async () => await bench.close());

	it.each([
		['meta', 'appSecret', 'App Secret'],
		['dialog360', 'apiKey', 'API Key'],
		['oneMsg', 'token', 'Token'],
	])(
		'is refused at activation: with %s without %s, the sentence names the %s and nothing else',
		async (provider, field, label) => {
			const trigger = bench.add(provider);
			trigger.credentials = { ...trigger.credentials, [field]: '' };
			const sentence = `The credential has no ${label}, so there is no way to tell whether a webhook is authentic. Fill in the ${label} in the credential`;
			await expect(trigger.activate()).rejects.toThrow(sentence);
		},
	);
});
