import { setTimeout as after } from 'node:timers/promises';
import {
	errorsOf,
	makeBroadcast,
	readGroups,
	sendBroadcast,
	untilSent,
} from '../../support/broadcast';
import { openGate } from '../../support/gate';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeEach(async () => {
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
afterEach(async () => await host.close());

const isSent = ({ json }: { json: object }) => 'messageId' in json;

it('two executions at once share one rate limiter: together no faster than one alone, nothing lost, nothing twice', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 40, perGroup: 3 });
	const startedMs = Date.now();
	const halves = [items.slice(0, 60), items.slice(60)];
	const results = await Promise.all(
		halves.map(async (half) => await sendBroadcast(host, half, { messagesPerSecond: 40 })),
	);
	const seconds = (Date.now() - startedMs) / 1000;
	expect(results.flatMap(errorsOf)).toEqual([]);
	expect((await readGroups(host, groupIds)).map((texts) => [...texts].sort())).toEqual(
		groupIds.map(() => ['Message 1', 'Message 2', 'Message 3']),
	);
	// 120 at 40 per second take 3 s; with a rate limiter of their own, both halves would be through
	// in half of that.
	expect(seconds).toBeGreaterThan(2.7);
});

it('follows a limit that changes while it sends', async () => {
	await host.emulator.control('POST', '/limits', { messagesPerSecond: 60 });
	const { items, groupIds } = await makeBroadcast(host, { groups: 30, perGroup: 6 });
	const sending = sendBroadcast(host, items, { messagesPerSecond: 60 });
	await after(800);
	await host.emulator.control('POST', '/limits', { messagesPerSecond: 25 });
	await after(1500);
	await host.emulator.control('POST', '/limits', { messagesPerSecond: 0 });
	expect(errorsOf(await sending)).toEqual([]);
	expect((await readGroups(host, groupIds)).map((texts) => new Set(texts).size)).toEqual(
		groupIds.map(() => 6),
	);
	expect((await readGroups(host, groupIds)).flat()).toHaveLength(180);
});

it.each([false, true])(
	'stops when the execution is stopped, and says what was sent (High Throughput: %s)',
	async (highThroughput) => {
		await host.emulator.control('POST', '/limits', { latencyMs: 100 });
		const { items, groupIds } = await makeBroadcast(host, { groups: 30, perGroup: 10 });
		const stop = new AbortController();
		const sending = sendBroadcast(
			host,
			items,
			{ messagesPerSecond: 100, highThroughput },
			{ abortSignal: stop.signal },
		);
		await after(700);
		stop.abort();
		const { items: outputs } = await sending;
		const arrived = (await readGroups(host, groupIds)).flat().length;
		expect(outputs).toHaveLength(300);
		expect(outputs.filter(isSent)).toHaveLength(arrived);
		expect(outputs.filter(({ json }) => json.sent === false)).toHaveLength(300 - arrived);
		expect(arrived).toBeLessThan(290);
		await after(300);
		expect((await readGroups(host, groupIds)).flat()).toHaveLength(arrived);
	},
);

it('waits for a server that was there before and is gone for a while', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 10, perGroup: 4 });
	const { server, close, reopen } = await openGate(host.emulator.url);
	const sending = sendBroadcast(
		host,
		items,
		{ messagesPerSecond: 40 },
		{ credentials: { ...host.credentials, baseUrl: server } },
	);
	await untilSent(host, 10);
	await close();
	await after(600);
	await reopen();
	const result = await sending;
	await close();
	expect(errorsOf(result).filter(({ retry }) => retry !== 'unknown')).toEqual([]);
	const texts = await readGroups(host, groupIds);
	expect(texts.map((each) => new Set(each).size)).toEqual(texts.map((each) => each.length));
});
