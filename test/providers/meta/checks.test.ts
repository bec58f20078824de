import type { Finding } from '../../../nodes/WhatsAppGroups/core/declarations/setup';
import {
	checkCallback,
	checkOfficial,
	checkPermissions,
	checkPhoneNumber,
	checkQuality,
	checkSubscription,
	checkThroughput,
	checkToken,
	checkVersion,
} from '../../../nodes/WhatsAppGroups/providers/meta/checks';

/** What is found, and whether something is to be done; what, is for people to read. */
function summary({ status, found, remedy }: Finding): [string, string] {
	if (status === 'ok') expect(remedy).toBeUndefined();
	else expect(remedy).toMatch(/^[A-Z].*\.$/);
	return [status, found];
}

it.each([
	[{ is_valid: true, type: 'SYSTEM_USER', expires_at: 0 }, 'ok', /^Valid SYSTEM_USER, .*not/],
	[{ type: 'USER', application: 'App' }, 'ok', /^Valid USER of the app App, /],
	[{}, 'ok', /^Valid token, /],
	[{ is_valid: 'true', expires_at: '1764230400' }, 'warning', /2025-11-27T08:00:00.000Z$/],
	[
		{ is_valid: false, error: { message: 'Session has expired' } },
		'failed',
		/^Session has expired$/,
	],
	[{ is_valid: 'false' }, 'failed', /not valid/],
])('token %j', (data, status, found) => {
	expect(summary(checkToken({ data }))).toEqual([status, expect.stringMatching(found)]);
});

const permissions = ['whatsapp_business_messaging', 'whatsapp_business_management'];

it.each([
	[{ scopes: [...permissions, 7] }, 'ok', `${permissions.join(', ')}, 7`],
	[{ scopes: ['whatsapp_business_messaging'] }, 'failed', `Missing: ${permissions[1]}`],
	[{ scopes: [{}, 'public_profile'] }, 'failed', `Missing: ${permissions.join(', ')}`],
	[{ scopes: permissions.join() }, 'failed', `Missing: ${permissions.join(', ')}`],
])('permissions %j', (data, status, found) => {
	expect(summary(checkPermissions({ data }))).toEqual([status, found]);
});

const shown = { display_phone_number: '+1 555-078-3881', verified_name: 'Shop' };

it.each([
	[{ ...shown, status: 'CONNECTED' }, 'ok', '+1 555-078-3881, Shop is connected'],
	[{ verified_name: 'Shop' }, 'ok', 'Shop'],
	[{}, 'ok', 'The phone number'],
	[{ ...shown, status: 'BANNED' }, 'failed', '+1 555-078-3881, Shop is BANNED'],
])('phone number %j', (body, status, found) => {
	expect(summary(checkPhoneNumber(body))).toEqual([status, found]);
});

it.each([
	[true, 'ok', /^Official/],
	['true', 'ok', /^Official/],
	[false, 'failed', /^Not/],
	[undefined, 'warning', /not say/],
])('official business account: %s', (is_official_business_account, status, found) => {
	expect(summary(checkOfficial({ is_official_business_account } as never))).toEqual([
		status,
		expect.stringMatching(found),
	]);
});

it.each([
	[{ throughput: { level: 'STANDARD' } }, 'ok', /^STANDARD: 80 messages per second$/],
	[
		{ throughput: { level: 'HIGH' }, messaging_limit_tier: 'TIER_1K' },
		'ok',
		/^HIGH: 1000 messages per second, messaging limit TIER_1K$/,
	],
	[
		{ whatsapp_business_manager_messaging_limit: 'TIER_2K', messaging_limit_tier: 'TIER_1K' },
		'warning',
		/ unknown, messaging limit TIER_2K$/,
	],
	[{ throughput: { level: 'NOT_APPLICABLE' } }, 'warning', / NOT_APPLICABLE$/],
])('throughput %j', (body, status, found) => {
	expect(summary(checkThroughput(body))).toEqual([status, expect.stringMatching(found)]);
});

it.each([
	['GREEN', 'ok', 'GREEN', undefined],
	['YELLOW', 'warning', 'YELLOW', /declining/],
	['RED', 'failed', 'RED', /report/],
	[undefined, 'warning', 'UNKNOWN', /new number/i],
	['UNKNOWN', 'warning', 'UNKNOWN', /new number/i],
])('quality %s', (quality_rating, status, found, remedy) => {
	const finding = checkQuality({ quality_rating } as never);
	expect(summary(finding)).toEqual([status, found]);
	if (remedy) expect(finding.remedy).toMatch(remedy);
});

const app = (id?: string, name?: string) => ({ whatsapp_business_api_data: { id, name } });

it.each([
	[[app('1', 'Shop'), app('2'), app()], undefined, 'ok', /: Shop, 2, an app$/],
	[[app('1', 'Shop'), app('2')], '2', 'ok', /: Shop, 2$/],
	[[app('1', 'Shop')], '2', 'failed', /: Shop, .*not/],
	[[], undefined, 'failed', /^No app/],
	[undefined, '1', 'failed', /^No app/],
])('subscribed apps %j, ours is %s', (data, appId, status, found) => {
	expect(summary(checkSubscription({ data } as never, appId))).toEqual([
		status,
		expect.stringMatching(found),
	]);
});

it.each([
	[
		{
			phone_number: 'https://p.example/hook?token=hush',
			whatsapp_business_account: 'https://w.example/h',
			application: 'https://a.example/h',
		},
		'ok',
		/phone number: https:\/\/p.example\/hook .*WhatsApp Business Account: https:\/\/w.example\/h; app: https:\/\/a.example\/h\)$/,
	],
	[
		{ whatsapp_business_account: 'https://w.example/h' },
		'ok',
		/WhatsApp Business Account: https:\/\/w.example\/h$/,
	],
	[{ application: 'https://a.example/h' }, 'ok', /app: https:\/\/a.example\/h$/],
	[{ phone_number: '' }, 'warning', /^No callback/],
	[undefined, 'warning', /^No callback/],
])('callbacks %j', (webhook_configuration, status, found) => {
	expect(summary(checkCallback({ webhook_configuration } as never))).toEqual([
		status,
		expect.stringMatching(found),
	]);
});

it('a callback on another host than this n8n is worth a look', () => {
	const webhook_configuration = { phone_number: 'https://old.example/webhook' };
	const check = (instanceUrl: string) =>
		checkCallback({ webhook_configuration } as never, instanceUrl);
	expect(check('https://old.example').status).toBe('ok');
	expect(check('https://new.example')).toMatchObject({
		status: 'warning',
		found: expect.stringContaining('This n8n is elsewhere: https://new.example') as string,
		remedy: expect.stringContaining('unpublish and publish') as string,
	});
});

const end = Date.parse('2027-05-20');
const days = (count: number) => count * 86_400_000;

it.each([
	['v22.0', end - days(90), 'ok', /^v22.0: .*2027-05-20$/],
	['v22.0', end - days(90) + 1, 'warning', /^v22.0: expires.*2027-05-20$/],
	['v22.0', end - 1, 'warning', /^v22.0: expires/],
	['v22.0', end, 'failed', /^v22.0: expired.*2027-05-20$/],
	['v26.0', end + days(9_999), 'ok', /^v26.0: the newest known version/],
	['v99.0', end, 'warning', /^v99.0: /],
])('version %s at %d', (version, nowMs, status, found) => {
	expect(summary(checkVersion(version, nowMs))).toEqual([status, expect.stringMatching(found)]);
});
