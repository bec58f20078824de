import type { IDataObject } from 'n8n-workflow';
import {
	checkQuality,
	checkThroughput,
	checkToken,
	checkVersion,
} from '../../../nodes/WhatsAppGroups/providers/meta/checks';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const parameters = { resource: 'account', operation: 'checkSetup' };

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost();
});
afterEach(async () => await host.close());

async function check(credentials: IDataObject = {}): Promise<Record<string, IDataObject>> {
	const items = await host.outputs(parameters, {
		credentials: { ...host.credentials, ...credentials } as typeof host.credentials,
	});
	return Object.fromEntries(items.map((item) => [String(item.check), item]));
}

it('gives one item per check, all well on a number that is set up', async () => {
	const findings = await check();
	expect(
		Object.fromEntries(Object.entries(findings).map(([name, { status }]) => [name, status])),
	).toEqual({
		token: 'ok',
		permissions: 'ok',
		phoneNumber: 'ok',
		officialBusinessAccount: 'ok',
		throughput: 'ok',
		quality: 'ok',
		businessAccountSubscription: 'ok',
		// Nobody has registered a webhook address yet.
		callback: 'warning',
		webhookFields: 'ok',
		graphVersion: 'ok',
	});
	expect(findings.phoneNumber?.found).toContain('+1 555-078-3881');
	expect(findings.throughput?.found).toBe(
		'STANDARD: 80 messages per second, messaging limit TIER_100K',
	);
	expect(findings.callback?.remedy).toContain('WhatsApp Groups Trigger');
});

it.each(['v23.0', 'v24.0', 'v25.0', 'v26.0'])(
	'asks in %s only for what it has',
	async (apiVersion) => {
		const findings = await check({ apiVersion });
		for (const name of ['phoneNumber', 'officialBusinessAccount', 'throughput', 'quality'])
			expect(findings[name]).toMatchObject({ status: 'ok' });
		expect(findings.throughput?.found).toContain('messaging limit TIER_100K');
	},
);

it('says once that a token is wrong', async () => {
	const findings = await check({ accessToken: 'WRONG' });
	expect(findings.token).toMatchObject({ status: 'failed' });
	const said = Object.values(findings).map(({ found }) => found);
	expect(new Set(said).size).toBe(said.length);
	expect(findings.notChecked).toMatchObject({ status: 'warning' });
});

it('says what to do about an expired token once, and goes on with what needs none', async () => {
	const findings = await check({ accessToken: 'EMULATOR_TOKEN_EXPIRED' });
	expect(findings.token).toMatchObject({
		status: 'failed',
		found: expect.stringContaining('invalid'),
		remedy: expect.stringContaining('system user'),
	});
	expect(Object.keys(findings)).toEqual(['token', 'webhookFields', 'graphVersion', 'notChecked']);
	expect(findings.notChecked).toMatchObject({
		status: 'warning',
		found: '7 other checks were not made: they need a working token',
	});
	expect(findings.graphVersion).toMatchObject({ status: 'ok' });
});

it('names the permission that is missing', async () => {
	const findings = await check({ accessToken: 'EMULATOR_TOKEN_NO_MESSAGING' });
	expect(findings.permissions).toMatchObject({
		status: 'failed',
		found: 'Missing: whatsapp_business_messaging',
	});
});

it('says what it could not look at for want of a credential entry', async () => {
	const findings = await check({ businessAccountId: '', appSecret: '' });
	expect(findings.businessAccountSubscription).toMatchObject({
		status: 'warning',
		found: 'Not checked',
		remedy: expect.stringContaining('WhatsApp Business Account ID'),
	});
	expect(findings.webhookFields).toMatchObject({
		status: 'warning',
		remedy: expect.stringContaining('App Secret'),
	});
});

it('finds an app that is not subscribed, a number that is not official, and fields that are missing', async () => {
	const { accounts } = host.emulator.state;
	accounts.businesses.get('102290129340398')?.subscribedApps.clear();
	Object.assign(accounts.phoneNumbers.get('106540352242922') ?? {}, {
		official: false,
		qualityRating: 'RED',
	});
	Object.assign(accounts.apps.get('670843887433847') ?? {}, {
		subscription: { fields: ['messages'], version: 'v25.0' },
	});
	const findings = await check();
	expect(findings.businessAccountSubscription).toMatchObject({ status: 'failed' });
	expect(findings.officialBusinessAccount).toMatchObject({ status: 'failed' });
	expect(findings.quality).toMatchObject({ status: 'failed', found: 'RED' });
	expect(findings.webhookFields?.found).toBe(
		'Missing: group_lifecycle_update, group_participants_update, group_settings_update, group_status_update',
	);
});

it('says which callback is in force, and which is not', async () => {
	const { accounts } = host.emulator.state;
	const callback = (url: string) => ({ url, verifyToken: 'v' });
	accounts.phoneNumbers
		.get('106540352242922')
		?.overrides.set('670843887433847', callback('https://a.example/number'));
	Object.assign(accounts.apps.get('670843887433847') ?? {}, {
		subscription: {
			fields: ['messages'],
			version: 'v25.0',
			callback: callback('https://a.example/app'),
		},
	});
	const { callback: found } = await check();
	expect(found).toMatchObject({
		status: 'warning',
		found:
			'Active for the phone number: https://a.example/number (overridden: app: https://a.example/app). This n8n is elsewhere: http://127.0.0.1',
		remedy: expect.stringMatching(
			/^If N8N_WEBHOOK_URL .* was changed, unpublish and publish/,
		) as string,
	});
});

it('shows no secret in what it found', async () => {
	for (const accessToken of [
		'EMULATOR_TOKEN',
		'EMULATOR_TOKEN_EXPIRED',
		'EMULATOR_TOKEN_NO_ACCESS',
	]) {
		const text = JSON.stringify(await check({ accessToken }));
		expect(text).not.toContain(accessToken);
		expect(text).not.toContain(String(host.credentials.appSecret));
	}
});

describe('the single checks', () => {
	const now = Date.parse('2026-11-21T00:00:00Z');
	it.each([
		['v20.0', 'failed', 'expired on 2026-09-24'],
		['v21.0', 'warning', 'expires on 2027-01-21'],
		['v25.0', 'ok', 'works until 2028-07-29'],
		['v26.0', 'ok', 'without an end'],
		['v99.0', 'warning', 'not known'],
	])('Graph version %s is %s', (version, status, found) => {
		expect(checkVersion(version, now)).toMatchObject({
			status,
			found: expect.stringContaining(found),
		});
	});

	it('a token that ends is a warning', () => {
		expect(
			checkToken({ data: { is_valid: true, expires_at: 1_800_000_000, type: 'USER' } }),
		).toMatchObject({ status: 'warning', found: 'Valid USER, until 2027-01-15T08:00:00.000Z' });
	});

	it('a rating or throughput that Meta does not name is a warning', () => {
		expect(checkQuality({}).status).toBe('warning');
		expect(checkThroughput({ throughput: { level: 'NOT_APPLICABLE' } }).status).toBe('warning');
	});
});
