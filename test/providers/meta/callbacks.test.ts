import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import {
	appLevel,
	businessAccountLevel,
	phoneNumberLevel,
} from '../../../nodes/WhatsAppGroups/providers/meta/callbacks';
import { answering } from './answering';

const app = { appId: ' 7 ', appSecret: ' SECRET ', accessToken: 'TOKEN' };
const asApp = { ...app, accessToken: '7|SECRET' };
const subscriptions: GraphRequest = { method: 'GET', on: 'app', edge: 'subscriptions' };
const object = 'whatsapp_business_account';
const callback = {
	address: 'https://n8n.example/hook',
	verifyToken: 'VERIFY',
	fields: ['messages', 'group_status_update'],
};

const configured = (callbacks: IDataObject) => ({ webhook_configuration: callbacks });
const [P, W, A] = ['https://p.example', 'https://w.example', 'https://a.example'];

describe('the callbacks as the phone number sees them', () => {
	it.each([
		[{ phone_number: P, whatsapp_business_account: W, application: A }, P, W],
		[{ phone_number: P, application: A }, P, A],
		[{ application: A }, undefined, A],
		[{}, undefined, undefined],
	])('of %j', async (callbacks, own, weaker) => {
		const { ask, asked } = answering(configured(callbacks));
		const read = await phoneNumberLevel.read(ask, {}, '');
		expect(read).toMatchObject({ stronger: [] });
		expect([read.own, read.weaker?.address]).toEqual([own, weaker]);
		expect(asked).toEqual([
			[{ method: 'GET', on: 'phoneNumber', query: { fields: 'webhook_configuration' } }],
		]);
	});

	it('are named for people', async () => {
		const read = async (callbacks: IDataObject) =>
			(await phoneNumberLevel.read(answering(configured(callbacks)).ask, {}, '')).weaker?.where;
		expect(await read({ whatsapp_business_account: W })).toMatch(/WhatsApp Business Account/);
		expect(await read({ application: A })).toMatch(/Meta app/);
	});
});

it('the callbacks as the business account sees them', async () => {
	const all = { phone_number: P, whatsapp_business_account: W, application: A };
	const read = async (callbacks: IDataObject) =>
		await businessAccountLevel.read(answering(configured(callbacks)).ask, {}, '');
	expect(await read(all)).toEqual({
		stronger: [{ address: P, where: expect.stringMatching(/phone number/) }],
		own: W,
		weaker: { address: A, where: expect.stringMatching(/app/) },
	});
	expect(await read({})).toEqual({ stronger: [], own: undefined, weaker: undefined });
});

describe('the callbacks as the app sees them', () => {
	const read = async (data: unknown) => {
		const callbacks = { phone_number: P, whatsapp_business_account: W, application: A };
		const { ask, asked } = answering(configured(callbacks), { data } as IDataObject);
		const found = await appLevel.read(ask, app, '');
		expect(asked[1]).toEqual([subscriptions, asApp]);
		return found;
	};

	it('are those of its subscription, with its fields', async () => {
		const fields = [{ name: 'messages', version: 'v25.0' }, 'group_status_update', {}, []];
		const data = [{ object: 'page' }, { object, active: true, callback_url: A, fields }];
		expect(await read(data)).toEqual({
			stronger: [
				{ address: P, where: expect.any(String) },
				{ address: W, where: expect.any(String) },
			],
			own: A,
			ownFields: ['messages', 'group_status_update'],
		});
	});

	it.each([[[{ object, active: false, callback_url: A }]], [[]], [undefined]])(
		'are none without an active one: %j',
		async (data) => {
			const { own, ownFields } = await read(data);
			expect([own, ownFields]).toEqual([undefined, undefined]);
		},
	);

	it('may have no fields', async () => {
		expect(await read([{ object, callback_url: A, fields: 'messages' }])).toMatchObject({
			own: A,
			ownFields: [],
		});
	});
});

describe('a callback is set and taken away', () => {
	it('for the phone number', async () => {
		const { ask, asked } = answering();
		await phoneNumberLevel.set(ask, {}, callback);
		await phoneNumberLevel.clear(ask, {}, callback.address);
		const sent = { override_callback_uri: callback.address, verify_token: 'VERIFY' };
		const post = { method: 'POST', on: 'phoneNumber' };
		expect(asked).toEqual([
			[{ ...post, body: { webhook_configuration: sent } }],
			[{ ...post, body: { webhook_configuration: { override_callback_uri: '' } } }],
		]);
	});

	it('for the business account', async () => {
		const { ask, asked } = answering();
		await businessAccountLevel.set(ask, {}, callback);
		await businessAccountLevel.clear(ask, {}, callback.address);
		const body = { override_callback_uri: callback.address, verify_token: 'VERIFY' };
		const post = { method: 'POST', on: 'businessAccount', edge: 'subscribed_apps' };
		expect(asked).toEqual([[{ ...post, body }], [post]]);
	});

	it('in the app, as the app', async () => {
		const { ask, asked } = answering();
		await appLevel.set(ask, app, callback);
		await appLevel.clear(ask, app, callback.address);
		const body = {
			object,
			callback_url: callback.address,
			verify_token: 'VERIFY',
			fields: 'messages,group_status_update',
			include_values: true,
		};
		expect(asked).toEqual([
			[{ method: 'POST', on: 'app', edge: 'subscriptions', body }, asApp],
			[{ method: 'DELETE', on: 'app', edge: 'subscriptions', query: { object } }, asApp],
		]);
	});
});
