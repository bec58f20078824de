import { Callback } from '../../../emulator/callback';
import { CapturedLog } from '../../support/capturedLog';
import { appId, TriggerBench } from '../../support/triggerBench';
import type { HostedTrigger } from '../../support/hostedTrigger';

// The pause is for webhooks that are on their way while an address is put back; here nothing is.
jest.mock(
	'n8n-workflow',
	() => jest.requireActual<{ n8nWorkflow: object }>('../../support/skippedTime').n8nWorkflow,
);

const groupFields = [
	'group_lifecycle_update',
	'group_participants_update',
	'group_settings_update',
	'group_status_update',
];

describe('taking the webhook address and giving it back', () => {
	let bench: TriggerBench;
	let other: Callback;
	let log: CapturedLog;

	beforeAll(async () => {
		bench = await TriggerBench.open();
	});
	afterAll(async () => await bench.close());
	beforeEach(async () => {
		await bench.begin();
		other = await Callback.open();
		log = new CapturedLog();
	});
	afterEach(async () => {
		log.end();
		await other.close();
		await bench.end();
	});

	function add(
		parameters: Record<string, string | string[] | boolean> = {},
		credentials = {},
	): HostedTrigger {
		return bench.host.add({
			credentials: { ...bench.credentials, ...credentials },
			parameters: { events: ['joinRequest.created'], ...parameters },
		});
	}

	it('takes a free address for the phone number, and leaves it free', async () => {
		const trigger = add();
		await trigger.activate();
		expect(bench.callbacks.phoneNumber).toBe(trigger.address);
		await trigger.deactivate();
		expect(bench.callbacks.phoneNumber).toBeUndefined();
		expect(trigger.staticData).not.toContain('callback');
	});

	it('registers nothing again when n8n restarts', async () => {
		const trigger = add();
		await trigger.activate();
		bench.emulator.emulation.requests.clear();
		await trigger.activate();
		expect(bench.emulator.emulation.requests.find({ method: 'POST' })).toEqual([]);
	});

	it.each(['phone number', 'app'])(
		'stops when somebody else has the events by the %s, names the address, and changes nothing',
		async (where) => {
			if (where === 'app')
				bench.app.subscription = {
					fields: ['messages', ...groupFields],
					version: 'v25.0',
					callback: { url: other.url, verifyToken: 'secret' },
				};
			else bench.setPhoneCallback(other.url);
			const before = bench.callbacks;
			await expect(add().activate()).rejects.toThrow(
				new RegExp(`already go to another callback: ${other.url}.*Share.*Replace`, 's'),
			);
			expect(bench.callbacks).toEqual(before);
		},
	);

	it('replaces another callback when told to, and puts it back', async () => {
		bench.setPhoneCallback(other.url);
		const trigger = add({ ifOtherCallback: 'replace', otherVerifyToken: 'secret' });
		await trigger.activate();
		expect(bench.callbacks.phoneNumber).toBe(trigger.address);
		await bench.somebodyAsks();
		expect(other.received).toEqual([]);
		await trigger.deactivate();
		expect(bench.callbacks.phoneNumber).toBe(other.url);
	});

	it('sets nothing, and says so, when what was there cannot be put back', async () => {
		bench.setPhoneCallback(other.url);
		const trigger = add({ ifOtherCallback: 'replace' });
		await trigger.activate();
		await trigger.deactivate();
		expect(bench.callbacks.phoneNumber).toBeUndefined();
		expect(log.lines.join()).toContain(
			`WhatsApp did not accept the previous callback at ${other.url}, so no callback is set now`,
		);
	});

	it('leaves an address alone that somebody else has taken since', async () => {
		const trigger = add();
		await trigger.activate();
		bench.setPhoneCallback(other.url);
		await trigger.deactivate();
		expect(bench.callbacks.phoneNumber).toBe(other.url);
	});

	it('takes the address of the business account, and leaves it free', async () => {
		const trigger = add({ registration: 'businessAccount' });
		await trigger.activate();
		expect(bench.callbacks.businessAccount).toBe(trigger.address);
		await bench.somebodyAsks();
		expect(trigger.heard).toHaveLength(1);
		await trigger.deactivate();
		expect(bench.callbacks.businessAccount).toBeUndefined();
	});

	it('does not pretend to hear what an address of the phone number takes away', async () => {
		bench.setPhoneCallback(other.url);
		await expect(add({ registration: 'businessAccount' }).activate()).rejects.toThrow(
			/set for the phone number and overrides/,
		);
		await expect(add({ registration: 'app' }).activate()).rejects.toThrow(
			/set for the phone number and overrides/,
		);
	});

	it('subscribes the app to exactly the fields that the chosen events need', async () => {
		delete bench.app.subscription;
		const trigger = add({
			registration: 'app',
			events: ['joinRequest.created', 'group.suspended'],
		});
		await trigger.activate();
		expect(bench.callbacks).toMatchObject({
			app: trigger.address,
			appFields: ['group_participants_update', 'group_status_update'],
		});
		await trigger.deactivate();
		expect(bench.callbacks.app).toBeUndefined();
	});

	it('adds its fields to those of an app that it shares, and puts address and fields back', async () => {
		bench.app.subscription = {
			callback: { url: other.url, verifyToken: 'secret' },
			fields: ['messages'],
			version: 'v25.0',
		};
		const trigger = add({
			registration: 'app',
			ifOtherCallback: 'share',
			otherVerifyToken: 'secret',
		});
		await trigger.activate();
		expect(bench.callbacks).toMatchObject({
			app: trigger.address,
			appFields: ['messages', 'group_participants_update'],
		});
		await trigger.deactivate();
		expect(bench.callbacks).toMatchObject({ app: other.url, appFields: ['messages'] });
	});

	it('subscribes the app to the business account when it is not', async () => {
		bench.business.subscribedApps.clear();
		await add().activate();
		expect([...bench.business.subscribedApps.keys()]).toEqual([appId]);
	});

	it('says which fields the app does not hear', async () => {
		bench.app.subscription = { fields: ['messages'], version: 'v25.0' };
		await expect(
			add({ events: ['joinRequest.created', 'group.created', 'message.received'] }).activate(),
		).rejects.toThrow(
			/not subscribed to group_lifecycle_update, group_participants_update, so Meta would not send/,
		);
	});

	it('hears everything when nothing but the unknown is asked for', async () => {
		delete bench.app.subscription;
		await add({ registration: 'app', events: ['unknown'] }).activate();
		expect(bench.callbacks.appFields).toEqual([...groupFields, 'messages']);
	});

	it('registers nothing by hand, but checks what the user will need', async () => {
		await expect(add({ registration: 'manual' }).activate()).rejects.toThrow(
			/Webhook Verify Token is missing in the credential/,
		);
		await add({ registration: 'manual' }, { webhookVerifyToken: 'mine' }).activate();
		expect(bench.callbacks.phoneNumber).toBeUndefined();
	});

	it.each([
		['no app secret', {}, { appSecret: '' }, /no App Secret.*Signature Check/s],
		[
			'an address on localhost',
			{},
			{ baseUrl: '' },
			/only this machine can reach\. Set the environment variable WEBHOOK_URL to the public HTTPS URL/,
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
			/did not accept a value|may not use|lacks a permission/,
		],
		['no event', { events: [] }, {}, /No event is selected/],
		[
			'a filter that cannot work',
			{ filters: { textMatches: '(' } },
			{},
			/Text Matches is not a regular expression/,
		],
	])(
		'refuses %s with a sentence that says what to change',
		async (_what, parameters, credentials, sentence) => {
			const trigger = add(parameters as Record<string, string>, credentials);
			await expect(trigger.activate()).rejects.toThrow(sentence);
			expect(bench.callbacks.phoneNumber).toBeUndefined();
		},
	);

	it('says what to look at when WhatsApp gets no answer at the address', async () => {
		const trigger = add();
		Object.defineProperty(trigger, 'baseUrl', { value: `${bench.host.url}/elsewhere` });
		await expect(trigger.activate()).rejects.toThrow(
			/did not get the answer that it expects.*WEBHOOK_URL/s,
		);
	});

	it('works without a signature check when it is switched off by hand', async () => {
		await add({ signatureCheck: false }, { appSecret: '', appId: '' }).activate();
		expect(bench.callbacks.phoneNumber).toBeDefined();
	});

	it('is switched off even when Graph refuses, and logs why', async () => {
		const trigger = add();
		await trigger.activate();
		trigger.credentials = { ...trigger.credentials, accessToken: 'EMULATOR_TOKEN_EXPIRED' };
		await trigger.deactivate();
		expect(log.lines.join()).toMatch(/could not be unregistered/);
		expect(log.lines.join()).not.toMatch(/EMULATOR_TOKEN/);
	});
});
