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
const subscribedApps: GraphRequest = {
	method: 'GET',
	on: 'businessAccount',
	edge: 'subscribed_apps',
};
const object = 'whatsapp_business_account';
const callback = {
	address: 'https://n8n.example/hook',
	verifyToken: 'VERIFY',
	fields: ['messages', 'group_status_update'],
};

describe('before a callback is set, the account is subscribed', () => {
	const account = { businessAccountId: '1' };
	const subscribed = (...ids: string[]) => ({
		data: ids.map((id) => ({ whatsapp_business_api_data: { id } })),
	});
	const post = { method: 'POST', on: 'businessAccount', edge: 'subscribed_apps' };

	it.each<[string, IDataObject, IDataObject, unknown[]]>([
		['to the app of the credential', { appId: ' 7 ' }, subscribed('8'), [subscribedApps, post]],
		['unless it is', { appId: ' 7 ' }, subscribed('8', '7'), [subscribedApps]],
		['unless some app is, when ours is not known', {}, subscribed('8'), [subscribedApps]],
		['when no app is', {}, subscribed(), [subscribedApps, post]],
	])('%s', async (_when, credentials, answer, requests) => {
		for (const level of [phoneNumberLevel, businessAccountLevel, appLevel]) {
			const { ask, asked } = answering(answer);
			await level.prepare?.(ask, { ...account, ...credentials } as never, callback);
			expect(asked.map(([request]) => request)).toEqual(requests);
		}
	});

	it('unless its ID is not known', async () => {
		for (const businessAccountId of [undefined, '', ' ']) {
			const { ask, asked } = answering();
			await appLevel.prepare?.(ask, { businessAccountId } as never, callback);
			expect(asked).toEqual([]);
		}
	});
});

describe('before an override is set, the fields of the app are looked at', () => {
	const prepare = async (fields: string[], credentials: IDataObject = app) => {
		const { ask, asked } = answering({ data: [{ object, fields }] });
		await phoneNumberLevel.prepare?.(ask, credentials as never, callback);
		return asked;
	};

	it('and may be more than are needed', async () => {
		expect(await prepare(['group_status_update', 'messages', 'account_update'])).toEqual([
			[subscriptions, asApp],
		]);
	});

	it('and say which are missing', async () => {
		await expect(prepare(['messages'])).rejects.toMatchObject({
			name: 'InputRefusal',
			message: expect.stringMatching(/to group_status_update, so/),
			remedy: expect.stringMatching(/Webhook fields/),
		});
		await expect(prepare([])).rejects.toThrow('messages, group_status_update');
	});

	it.each([
		{ appId: '7' },
		{ appSecret: 'S' },
		{ appId: ' ', appSecret: 'S' },
		{ appId: '7', appSecret: ' ' },
	])('unless the app cannot ask: %j', async (credentials) => {
		expect(await prepare([], credentials)).toEqual([]);
	});
});
