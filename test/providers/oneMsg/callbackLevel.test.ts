import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from '../../../nodes/WhatsAppGroups/core/declarations/request';
import { toWebhookSecret } from '../../../nodes/WhatsAppGroups/providers/gateways/secret';
import {
	channelLevel,
	hasSecretOf,
	readList,
	readReceivers,
} from '../../../nodes/WhatsAppGroups/providers/oneMsg/callbacks';

const credentials = { token: ' TOKEN ' };
const secret = toWebhookSecret('TOKEN');
const address = 'https://n8n.example/webhook/ID/webhook';
const listed = `https://n8n.example/webhook/ID/ID/${secret}`;
const others = ['https://a.example/h', 'https://b.example/h'];
const callback = { address, verifyToken: '', fields: [] };

/** 1msg with a list of callbacks and settings; what is changed is kept. */
function channelWith(webhookUrl: unknown, settings: IDataObject = {}) {
	const changes: unknown[] = [];
	const ask = async (request: GraphRequest) => {
		expect(['GET', 'POST']).toContain(request.method);
		const { path } = request.on as { path: string };
		if (request.method === 'POST') changes.push([path, request.body]);
		const answer = path === 'webhook' ? { webhookUrl } : settings;
		return await Promise.resolve(answer as IDataObject);
	};
	return { ask, changes };
}

it.each([
	[
		[' a ', '', 'b', 7, null],
		['a', 'b', '7'],
	],
	['a, b,,c ', ['a', 'b', 'c']],
	['', []],
	[undefined, []],
])('reads the list however 1msg writes it: %j', (given, list) => {
	expect(readList(given)).toEqual(list);
});

it('knows a trigger by the secret that ends its path', () => {
	expect(hasSecretOf(`${listed}?statuses=on`, secret)).toBe(true);
	expect(hasSecretOf(`${listed}/x`, secret)).toBe(false);
	expect(hasSecretOf('no address', secret)).toBe(false);
});

it('finds its own callback among all of them', async () => {
	const read = async (list: unknown) =>
		await channelLevel.read(channelWith(list).ask, credentials, address);
	expect(await read([...others, `${listed}?statuses=on`])).toEqual({ stronger: [], own: address });
	expect(await read(others)).toEqual({ stronger: [], own: undefined });
});

it('knows those who hear of the channel by its token', async () => {
	const ours = `https://m.example/webhook/ID2/ID2/${secret}?statuses=on`;
	const receivers = await readReceivers(channelWith([...others, listed, ours]).ask, credentials);
	expect(receivers).toEqual([listed, ours]);
});

describe('a callback is added', () => {
	const set = async (list: unknown, wantsFrequent: boolean, settings?: IDataObject) => {
		const { ask, changes } = channelWith(list, settings);
		await channelLevel.set(ask, credentials, { ...callback, wantsFrequent });
		return changes;
	};

	it('behind the others, and in the place of its former self', async () => {
		const expected = [['webhook', { webhookUrl: [...others, listed] }]];
		expect(await set(others, false)).toEqual(expected);
		expect(await set([`${listed}?statuses=on`, ...others], false)).toEqual(expected);
	});

	it('switches receipts on if it wants them, and remembers that it did', async () => {
		const webhookUrl = [...others, `${listed}?statuses=borrowed`];
		const on = ['settings', { ackNotificationsOn: true }];
		for (const settings of [{}, { ackNotificationsOn: false }, { ackNotificationsOn: 'false' }])
			expect(await set(others, true, settings)).toEqual([['webhook', { webhookUrl }], on]);
	});

	it('leaves receipts alone if they were on before', async () => {
		expect(await set(others, true, { ackNotificationsOn: 'true' })).toEqual([
			['webhook', { webhookUrl: [...others, `${listed}?statuses=on`] }],
		]);
	});

	it('shares in switching them on with another trigger that did', async () => {
		const other = 'https://c.example/h?statuses=borrowed';
		expect(await set([other, 'no address'], true, { ackNotificationsOn: true })).toEqual([
			['webhook', { webhookUrl: [other, 'no address', `${listed}?statuses=borrowed`] }],
			['settings', { ackNotificationsOn: true }],
		]);
	});

	it('is one of five at most', async () => {
		const four = [
			'https://a.example',
			'https://b.example',
			'https://c.example',
			'https://d.example',
		];
		expect(await set(four, false)).toHaveLength(1);
		expect(await set([...four, listed], false)).toHaveLength(1);
		await expect(set([...four, 'https://e.example/h'], false)).rejects.toMatchObject({
			name: 'InputRefusal',
			message: expect.stringMatching(/already has 5 .* 5$/),
			remedy: expect.stringMatching(/https:\/\/a\.example\/?, .*https:\/\/e\.example\/h/),
		});
	});
});

describe('a callback is taken away', () => {
	const clear = async (list: unknown) => {
		const { ask, changes } = channelWith(list);
		await channelLevel.clear(ask, credentials, address);
		return changes;
	};
	const borrowed = `${listed}?statuses=borrowed`;
	const off = ['settings', { ackNotificationsOn: false }];

	it('and the others stay', async () => {
		expect(await clear([listed, ...others])).toEqual([['webhook', { webhookUrl: others }]]);
		expect(await clear([`${listed}?statuses=on`, ...others])).toHaveLength(1);
	});

	it('by the settings when none is left, since the list takes no empty one', async () => {
		expect(await clear([listed])).toEqual([['settings', { webhookUrl: '' }]]);
	});

	it('unless it is not there', async () => {
		expect(await clear(others)).toEqual([]);
	});

	it('and with the last that switched receipts on, they go off', async () => {
		expect(await clear([borrowed, ...others])).toEqual([['webhook', { webhookUrl: others }], off]);
		const other = 'https://c.example/h?statuses=borrowed';
		expect(await clear([borrowed, other])).toEqual([['webhook', { webhookUrl: [other] }]]);
		expect(await clear([listed, other])).toEqual([['webhook', { webhookUrl: [other] }]]);
	});
});
