import type { IDataObject } from 'n8n-workflow';
import type { WebhookKeys } from '../../../nodes/WhatsAppGroups/core/declarations/webhooks';
import { rememberCallback } from '../../../nodes/WhatsAppGroups/core/registration/callbackMemory';
import {
	forgetCallbackState,
	writeCallbackState,
} from '../../../nodes/WhatsAppGroups/core/registration/callbackStore';
import { prepareForwarding } from '../../../nodes/WhatsAppGroups/core/registration/forwarding';
import { hopsHeader, toHop } from '../../../nodes/WhatsAppGroups/core/registration/hops';
import { crm, FakeNode, ownAddress } from './fakeNode';

const hour = 3_600_000;
const body = Buffer.from('{"a":1}');
let tests = 0;

let node: FakeNode;
let memory: ReturnType<typeof rememberCallback>;
let keys: () => Promise<WebhookKeys>;
beforeEach(() => {
	jest.useFakeTimers();
	node = new FakeNode();
	keys = async () => await Promise.resolve(node.webhooks.keys({}));
	memory = rememberCallback(`forwarding ${(tests += 1)}`);
	isBehind({ next: crm });
});
afterEach(() => jest.useRealTimers());

function isBehind(behind: object): void {
	const state = { level: 'number', address: ownAddress, isTest: false, ...behind };
	writeCallbackState(node.staticData, memory, state);
}

const prepare = (headers: IDataObject = {}) =>
	prepareForwarding(
		{
			context: node.context,
			request: { rawBody: body, headers, query: {} },
			webhooks: node.webhooks,
			memory,
			key: 'key',
			keys,
		},
		node.staticData,
	);

/** Whether a webhook need not be repeated after this answer. */
async function isSettled(answer: { statusCode: number; body?: string } | Error): Promise<boolean> {
	node.answer = () => answer;
	return (await prepare()?.()) === true;
}

const ownHop = () => toHop({ key: 'key', context: node.context });

describe('a webhook that is forwarded', () => {
	it('has the same bytes, the headers that belong to them, and where it came through', async () => {
		node.answer = () => ({ statusCode: 200 });
		const headers = { 'content-type': 'application/json', cookie: 'c', [hopsHeader]: 'a,b' };
		expect(await prepare(headers)?.()).toBe(true);
		expect(node.asked).toMatchObject([{ method: 'POST', url: crm, body }]);
		expect(node.asked[0]?.headers).toEqual({
			'content-type': 'application/json',
			[hopsHeader]: `a,b,${ownHop()}`,
		});
		expect(node.log).toEqual([]);
	});

	it('has what the callback wants to see in each, if that is known', async () => {
		node.answer = () => ({ statusCode: 200 });
		isBehind({ next: crm, previous: { address: crm, headers: { 'x-crm': '1' } } });
		await prepare()?.();
		isBehind({ next: crm, previous: { address: ownAddress, headers: { 'x-crm': '1' } } });
		await prepare()?.();
		expect(node.asked.map(({ headers }) => headers?.['x-crm'])).toEqual(['1', undefined]);
		expect(Object.keys(node.asked[1]?.headers ?? {})).toEqual([hopsHeader]);
	});

	it('is sent once for all copies that come meanwhile', async () => {
		node.answer = () => ({ statusCode: 200 });
		const forward = prepare();
		expect(await Promise.all([forward?.(), prepare()?.()])).toEqual([true, true]);
		expect(node.asked).toHaveLength(1);
	});

	it('goes nowhere where nobody is behind, or where it has been before', () => {
		expect(prepare({ [hopsHeader]: `a,${ownHop()}` })).toBeUndefined();
		isBehind({});
		expect(prepare()).toBeUndefined();
		forgetCallbackState(node.staticData, memory);
		expect(prepare()).toBeUndefined();
	});

	it('is asked for again where the credential cannot be read', async () => {
		keys = async () => await Promise.reject(new Error('no credential'));
		expect(await prepare()?.()).toBe(false);
		expect(node.asked).toEqual([]);
	});

	it('goes no further than through five triggers', async () => {
		node.answer = () => ({ statusCode: 200 });
		expect(await prepare({ [hopsHeader]: 'a,b,c,d,e' })?.()).toBe(true);
		expect(node.asked).toEqual([]);
		expect(node.log).toEqual([expect.stringContaining('too far away')]);
		expect(await prepare({ [hopsHeader]: 'a,b,c,d' })?.()).toBe(true);
		expect(node.asked).toHaveLength(1);
	});
});

describe('the answer of the callback behind', () => {
	it.each([200, 299])('%d is enough', async (statusCode) => {
		expect(await isSettled({ statusCode })).toBe(true);
		expect(node.log).toEqual([]);
	});

	it.each([404, 408, 409, 410, 421, 423, 425, 429, 500, 503])(
		'%d may be another one in a moment, so the webhook is asked for again',
		async (statusCode) => {
			expect(await isSettled({ statusCode })).toBe(false);
			expect(node.log).toEqual([
				`warn Trigger: The callback at ${crm} did not accept a webhook (${statusCode}), so WhatsApp was asked to send it again.`,
			]);
		},
	);

	it.each([199, 300, 400, 401, 499])('%d would be the same again', async (statusCode) => {
		expect(await isSettled({ statusCode })).toBe(true);
		expect(node.log).toEqual([expect.stringContaining(`refused a webhook (${statusCode}).`)]);
	});

	it('may be none at all, or that of an n8n that is starting', async () => {
		expect(await isSettled(new Error('nobody'))).toBe(false);
		expect(await isSettled({ statusCode: 200, body: 'n8n is starting up. Please wait' })).toBe(
			false,
		);
		expect(await isSettled({ statusCode: 200, body: 'Soon n8n is starting up' })).toBe(true);
		expect(node.log).toEqual([
			expect.stringContaining('(no answer)'),
			expect.stringContaining('(n8n is starting up)'),
		]);
	});

	it('is in the log once a minute, unless it is another one', async () => {
		await isSettled({ statusCode: 503 });
		jest.advanceTimersByTime(59_999);
		await isSettled({ statusCode: 503 });
		expect(node.log).toHaveLength(1);
		await isSettled({ statusCode: 502 });
		expect(node.log).toHaveLength(2);
		jest.advanceTimersByTime(60_000);
		await isSettled({ statusCode: 502 });
		expect(node.log).toHaveLength(3);
		isBehind({ next: 'https://other.example/hook' });
		await isSettled({ statusCode: 502 });
		expect(node.log).toHaveLength(4);
	});
});

describe('a callback that takes nothing', () => {
	const down = { statusCode: 503 };

	it('is waited for a day, and then still gets everything', async () => {
		await isSettled(down);
		jest.advanceTimersByTime(24 * hour - 1);
		expect(await isSettled(down)).toBe(false);
		jest.advanceTimersByTime(1);
		expect(await isSettled(down)).toBe(true);
		expect(node.asked).toHaveLength(3);
		await jest.advanceTimersByTimeAsync(0);
		expect(node.log.at(-1)).toMatch(/has taken nothing for 24 hours \(503\)/);
	});

	it('is waited for anew once it has taken one, or refused one', async () => {
		for (const statusCode of [200, 400]) {
			await isSettled(down);
			jest.advanceTimersByTime(23 * hour);
			await isSettled({ statusCode });
			jest.advanceTimersByTime(2 * hour);
			expect(await isSettled(down)).toBe(false);
		}
	});

	it('has nothing to do with another one', async () => {
		await isSettled(down);
		jest.advanceTimersByTime(25 * hour);
		isBehind({ next: 'https://other.example/hook' });
		expect(await isSettled(down)).toBe(false);
	});
});
