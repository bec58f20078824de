import { Container } from '@n8n/di';
import { errorsOf, makeBroadcast, readGroups, sendBroadcast } from '../../support/broadcast';
import { openGate } from '../../support/gate';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await host.close();
});

it('keeps its connections open, where n8n opens one per message', async () => {
	const { items } = await makeBroadcast(host, { groups: 20, perGroup: 5 });
	const through = await openGate(host.emulator.url);
	const credentials = { ...host.credentials, baseUrl: through.server };
	await sendBroadcast(
		host,
		items,
		{ highThroughput: true, messagesPerSecond: 200 },
		{ credentials },
	);
	expect(through.connections).toBeLessThan(40);
	await through.close();
});

it('goes the way of n8n when it cannot connect: nothing was sent before', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 5 });
	const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
	const fetched = jest.spyOn(global, 'fetch').mockRejectedValue(refused);
	const result = await sendBroadcast(host, items, { highThroughput: true });
	expect(errorsOf(result)).toEqual([]);
	expect(fetched).toHaveBeenCalled();
	expect(await readGroups(host, groupIds)).toEqual(groupIds.map(() => ['Message 1']));
});

it('tries no connection again after one has failed', async () => {
	const { items } = await makeBroadcast(host, { groups: 5 });
	const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
	const fetched = jest.spyOn(global, 'fetch').mockRejectedValue(refused);
	await sendBroadcast(host, items, { highThroughput: true, messagesPerSecond: 5 });
	expect(fetched).toHaveBeenCalledTimes(1);
});

it('does not go another way when the message may have arrived', async () => {
	const { items } = await makeBroadcast(host, { groups: 1 });
	jest
		.spyOn(global, 'fetch')
		.mockRejectedValue(
			Object.assign(new TypeError('fetch failed'), { cause: { code: 'UND_ERR_SOCKET' } }),
		);
	const result = await sendBroadcast(host, items, { highThroughput: true });
	expect(errorsOf(result)).toEqual([expect.objectContaining({ retry: 'unknown' })]);
	expect((await host.requests()).filter(({ path }) => path.endsWith('/messages'))).toEqual([]);
});

it('sends nothing to an address that the egress filter of n8n blocks', async () => {
	const { SsrfProtectionConfig } = await import('@n8n/config');
	const config = Container.get(SsrfProtectionConfig);
	config.enabled = true;
	const fetched = jest.spyOn(global, 'fetch');
	const { items } = await makeBroadcast(host, { groups: 1 });
	const result = await sendBroadcast(host, items, {
		highThroughput: true,
		retryForSeconds: 0,
	}).finally(() => (config.enabled = false));
	expect(errorsOf(result)).toHaveLength(1);
	expect(fetched).not.toHaveBeenCalled();
	expect((await host.requests()).filter(({ path }) => path.endsWith('/messages'))).toEqual([]);
});

it('asks once what the number may send, and only with High Throughput', async () => {
	const asked = async () =>
		(await host.requests()).filter(({ query }) => query.fields === 'throughput').length;
	const { items } = await makeBroadcast(host, { groups: 2 });
	await sendBroadcast(host, items, { messagesPerSecond: 0 });
	expect(await asked()).toBe(0);
	await sendBroadcast(host, items, { messagesPerSecond: 0, highThroughput: true });
	await sendBroadcast(host, items, { messagesPerSecond: 0, highThroughput: true });
	expect(await asked()).toBe(1);
});
