import { NodeOperationError, type INode } from 'n8n-workflow';
import { toNodeApiError } from '../../../nodes/WhatsAppGroups/errors/toNodeApiError';
import { answersWith, crm, kept, ownAddress, testAddress } from './fakeNode';
import { FakePublishing } from './fakePublishing';

let node: FakePublishing;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakePublishing();
	node.answer = answersWith('own token');
});
afterEach(() => jest.useRealTimers());

describe('publishing', () => {
	it('registers our callback, and saves that', async () => {
		expect(await node.publish()).toBe(true);
		expect(node.level.changes).toEqual([
			{
				set: {
					address: ownAddress,
					verifyToken: 'own token',
					fields: ['news'],
					wantsFrequent: false,
				},
			},
		]);
		expect(node.saved).toMatchObject({ address: ownAddress, place: 'number', isTest: false });
	});

	it('asks for the fields of the chosen events, and whether many will come', async () => {
		node.parameters = { ...node.parameters, events: ['news.told', 'news.seen'] };
		await node.publish();
		expect(node.level.callback).toMatchObject({ fields: ['news', 'views'], wantsFrequent: true });
	});

	it('goes on asking for the fields of the one that shares', async () => {
		node.level.callback = { address: crm, fields: ['messages', 'news'] };
		node.parameters = { ...node.parameters, ifOtherCallback: 'share' };
		await node.publish();
		expect(node.level.callback?.fields).toEqual(['messages', 'news']);
		expect(node.saved).toMatchObject({ previous: { address: kept(crm) }, next: kept(crm) });
		node.level.callback = { address: crm, fields: ['messages'] };
		node.parameters = { ...node.parameters, ifOtherCallback: 'replace' };
		await node.publish();
		expect(node.level.callback?.fields).toEqual(['news']);
	});

	it('puts right first what would keep webhooks away', async () => {
		const prepare = jest.fn(async () => await Promise.reject(new Error('No such number.')));
		Object.assign(node.level, { prepare });
		await expect(node.publish()).rejects.toThrow(NodeOperationError);
		await expect(node.publish()).rejects.toThrow('No such number');
		expect([node.level.changes, node.saved]).toEqual([[], undefined]);
	});

	it('keeps nothing of what was refused, and what was there before', async () => {
		const refusal = toNodeApiError({ name: 'N' } as INode, { httpStatus: 400, code: 100 });
		node.level.failures = [refusal];
		await expect(node.publish()).rejects.toThrow(NodeOperationError);
		expect(node.saved).toBeUndefined();
		await node.publish();
		node.level.failures = [refusal];
		await expect(node.publish()).rejects.toThrow();
		expect(node.saved).toMatchObject({ address: ownAddress });
	});

	it('keeps in mind what may have been carried out', async () => {
		node.level.failures = [toNodeApiError({ name: 'N' } as INode, { httpStatus: 502 })];
		await expect(node.publish()).rejects.toThrow(NodeOperationError);
		expect(node.saved).toMatchObject({ address: ownAddress });
	});

	it('registers nothing where the user does that', async () => {
		node.parameters = { ...node.parameters, registration: 'manual' };
		node.credentials = { ...node.credentials, verify: 'mine' };
		expect(await node.publish()).toBe(true);
		expect([node.level.changes, node.saved]).toEqual([[], undefined]);
	});

	it('says what is missing, and which options there are', async () => {
		node.credentials = { secret: '' };
		await expect(node.publish()).rejects.toThrow(
			'The credential has no Secret, so there is no way to tell whether a webhook is authentic. Fill in the Secret.',
		);
		node.parameters = { ...node.parameters, registration: 'moon' };
		await expect(node.publish()).rejects.toMatchObject({
			message: 'Register Webhook has no option "moon"',
			description: 'Select another option in Register Webhook.',
		});
	});

	it('needs an address', async () => {
		node.address = undefined;
		await expect(node.publish()).rejects.toThrow('The webhook URL "" of this n8n is not a valid');
	});

	it('is at the phone number where the panel says nothing', async () => {
		node.parameters = { events: ['news.told'] };
		await expect(node.publish()).rejects.toThrow('no option "phoneNumber"');
	});

	it('gives up what was registered before the user chose to do that', async () => {
		await node.publish();
		node.parameters = { ...node.parameters, registration: 'manual' };
		node.credentials = { ...node.credentials, verify: 'mine' };
		await node.publish();
		expect([node.level.callback, node.saved]).toEqual([undefined, undefined]);
	});

	it('fails with what nobody knows, and says it', async () => {
		node.level.failures = [new Error('odd')];
		await expect(node.publish()).rejects.toThrow('odd');
	});

	it('asks for its own fields alone where the one that shares is at a wider level', async () => {
		node.level.weaker = { address: crm, where: 'in the app' };
		node.parameters = { ...node.parameters, ifOtherCallback: 'share' };
		await node.publish();
		expect(node.level.callback?.fields).toEqual(['news']);
	});

	it.each([
		['the account of the credential', { number: '1' }, '1', '1'],
		['another one', { number: '2' }, '1', undefined],
		['more than that', { number: '1', app: '7' }, '1', undefined],
		['none that is known', { number: '' }, '', undefined],
	])('saves whether it is for %s', async (_what, credentials, accountId, account) => {
		const { keys } = node.webhooks;
		Object.assign(node.webhooks, { keys: () => ({ ...keys({ secret: 's1' }), accountId }) });
		if ('app' in credentials) Object.assign(node.level.keptFor, { app: 'App' });
		node.credentials = { secret: 's1', ...credentials };
		await node.publish();
		const known = Object.entries(credentials).filter(([, value]) => value !== '');
		expect(node.saved?.registeredFor).toEqual({
			provider: 'acme',
			...Object.fromEntries(known),
			...(account !== undefined && { account }),
		});
	});
});

describe('unpublishing', () => {
	it('gives our callback up, and forgets it', async () => {
		await node.publish();
		expect(await node.unpublish()).toBe(true);
		expect(node.level.callback).toBeUndefined();
		expect(node.saved).toBeUndefined();
		node.level.changes.length = 0;
		expect(await node.unpublish()).toBe(true);
		expect(node.level.changes).toEqual([]);
	});

	it('registers again who was there before, and waits for what is on its way', async () => {
		node.level.callback = { address: crm, fields: ['messages'] };
		node.parameters = { ...node.parameters, ifOtherCallback: 'replace' };
		await node.publish();
		const startMs = performance.now();
		await node.unpublish();
		expect(node.level.callback).toMatchObject({ address: crm, fields: ['messages'] });
		expect(performance.now() - startMs).toBe(500);
	});

	it('is not kept from happening: what went wrong is logged', async () => {
		await node.publish();
		node.level.failures = [new Error('down')];
		expect(await node.unpublish()).toBe(false);
		expect(node.log).toEqual(['error Trigger: The webhook could not be unregistered: down']);
		expect(node.saved).toMatchObject({ address: ownAddress });
	});

	it('of a test run leaves what production has registered', async () => {
		await node.publish();
		const production = node.staticData;
		Object.assign(node, { mode: 'manual', address: testAddress, staticData: {} });
		await node.publish();
		expect(node.level.callback?.address).toBe(testAddress);
		node.mode = 'internal';
		await node.unpublish();
		expect(node.level.callback?.address).toBe(ownAddress);
		expect(Object.values(production)[0]).toMatchObject({ address: ownAddress });
	});
});
