import { Callback } from '../callback';
import { fixture, shapeOf } from './fixture';
import { appId, businessId, errorOf, graphClient, phoneNumberId } from './graphClient';
import { startEmulator } from '../index';
import { subscriptionOf, useEmulator } from './useEmulator';

describe('accounts', () => {
	const host = useEmulator({ settings: { asyncDelayMs: 2, receiptDelayMs: 1 } });
	const { emulator, callback, graph, asApp } = host;
	const override = (url: string, verifyToken = 'secret'): object => ({
		webhook_configuration: { override_callback_uri: url, verify_token: verifyToken },
	});
	const subscribe = (body: object = {}): object => subscriptionOf(host, body);

	it('shows a phone number with the fields that were asked for', async () => {
		const names = Object.keys(fixture('meta.phone_number.response')).join(',');
		expect((await graph('GET', `/${phoneNumberId}?fields=${names}`)).data).toEqual(
			fixture('meta.phone_number.response'),
		);
		expect((await graph('GET', `/${businessId}/phone_numbers`)).data.data).toMatchObject([
			{ id: phoneNumberId },
		]);
		expect(errorOf(await graph('GET', `/${phoneNumberId}?fields=colour`)).code).toBe(100);
	});

	it('prefers the callback of the number to that of the business account to that of the app', async () => {
		const [business, app] = [await Callback.open(), await Callback.open()];
		await asApp('POST', `/${appId}/subscriptions`, subscribe({ callback_url: app.url }));
		await graph('POST', `/${businessId}/subscribed_apps`, {
			override_callback_uri: business.url,
			verify_token: 'secret',
		});
		await graph('POST', `/${phoneNumberId}`, override(callback.url));
		const { data } = await graph('GET', `/${phoneNumberId}?fields=webhook_configuration`);
		expect(data).toEqual({
			id: phoneNumberId,
			webhook_configuration: {
				phone_number: callback.url,
				whatsapp_business_account: business.url,
				application: app.url,
			},
		});
		expect(shapeOf(data)).toEqual(shapeOf(fixture('meta.phone_override.get.response')));
		const write = async (): Promise<unknown> =>
			emulator.control('POST', '/people/write', { waId: '16505551234', text: 'Hi' });
		await write();
		await callback.hear(1);
		await graph('POST', `/${phoneNumberId}`, fixture('meta.phone_override.delete.request'));
		await write();
		await business.hear(1);
		expect(shapeOf((await graph('GET', `/${businessId}/subscribed_apps`)).data)).toEqual(
			shapeOf(fixture('meta.waba_subscribed_apps.response')),
		);
		await graph('POST', `/${businessId}/subscribed_apps`);
		await write();
		await app.hear(1);
		expect([callback, business, app].map(({ received }) => received.length)).toEqual([1, 1, 1]);
		await Promise.all([business.close(), app.close()]);
	});

	it('sends only the fields that an app subscribed to, and only to apps of the business account', async () => {
		await asApp('POST', `/${appId}/subscriptions`, subscribe({ fields: ['group_status_update'] }));
		const { groupId } = await emulator.control<{ groupId: string }>('POST', '/groups', {
			participants: [{ waId: '16505551234' }],
		});
		await emulator.control('POST', '/people/write', {
			groupId,
			waId: '16505551234',
			text: 'unheard',
		});
		await emulator.control('POST', '/groups/suspend', { groupId });
		expect(await callback.groups(1)).toMatchObject([{ type: 'group_suspend' }]);
		await graph('DELETE', `/${businessId}/subscribed_apps`);
		await emulator.control('POST', '/groups/clear-suspension', { groupId });
		expect(await emulator.control('GET', '/webhooks')).toMatchObject({ total: 1 });
	});

	it('refuses an override without a subscription, with a long or plain-HTTP address, or without a callback that answers', async () => {
		const refusedWith = async (path: string, body: object, as = graph): Promise<unknown> =>
			errorOf(await as('POST', path, body)).code;
		expect(
			await refusedWith(`/${phoneNumberId}`, override(`https://example.com/${'x'.repeat(200)}`)),
		).toBe(100);
		expect(await refusedWith(`/${phoneNumberId}`, override('nonsense'))).toBe(100);
		expect(await refusedWith(`/${phoneNumberId}`, override(callback.url, 'wrong'))).toBe(2200);
		expect(
			await refusedWith(`/${businessId}/subscribed_apps`, {
				override_callback_uri: 'http://127.0.0.1:1/',
				verify_token: 'x',
			}),
		).toBe(2200);
		expect(
			await refusedWith(`/${phoneNumberId}`, {
				webhook_configuration: { override_callback_uri: callback.url },
			}),
		).toBe(100);
		await graph('DELETE', `/${businessId}/subscribed_apps`);
		expect(await refusedWith(`/${phoneNumberId}`, override(callback.url))).toBe(100);
		const strict = await startEmulator({ strictCallbacks: true });
		expect(
			await refusedWith(`/${phoneNumberId}`, override(callback.url), graphClient(strict)),
		).toBe(100);
		await strict.close();
	});

	it('keeps one subscription per app, for the app token alone', async () => {
		expect(errorOf(await graph('GET', `/${appId}/subscriptions`)).code).toBe(15);
		await asApp(
			'POST',
			`/${appId}/subscriptions?${new URLSearchParams(subscribe({ include_values: 'true', fields: 'messages,group_lifecycle_update,group_participants_update' }) as Record<string, string>).toString()}`,
		);
		const { data } = await asApp('GET', `/${appId}/subscriptions`);
		expect(shapeOf(data)).toEqual(shapeOf(fixture('meta.app_subscription.list.response')));
		expect(
			errorOf(await asApp('POST', `/${appId}/subscriptions`, subscribe({ fields: 'colours' })))
				.code,
		).toBe(100);
		await asApp('DELETE', `/${appId}/subscriptions?object=whatsapp_business_account`);
		expect((await asApp('GET', `/${appId}/subscriptions`)).data).toEqual({ data: [] });
	});

	it('tells what a token may do, and that one has expired', async () => {
		const check = async (token: string): Promise<unknown> =>
			(await asApp('GET', `/debug_token?input_token=${token}`)).data.data;
		expect(await check('EMULATOR_TOKEN')).toMatchObject({
			app_id: appId,
			is_valid: true,
			scopes: expect.arrayContaining(['whatsapp_business_messaging']),
		});
		expect(await check('EMULATOR_TOKEN_EXPIRED')).toMatchObject({
			is_valid: false,
			error: { code: 190, subcode: 463 },
		});
		expect(await check('nonsense')).toMatchObject({ is_valid: false });
	});
});
