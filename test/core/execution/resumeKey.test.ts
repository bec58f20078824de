import { setTimeout as after } from 'node:timers/promises';
import {
	errorsOf,
	makeBroadcast,
	readGroups,
	sendBroadcast,
	untilSent,
} from '../../support/broadcast';
import { installDeduplication } from '../../support/deduplication';
import { runAction } from '../../support/actionHost';
import { byId, startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

let host: EmulatorHost;
beforeAll(async () => await installDeduplication());
beforeEach(async () => {
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
afterEach(async () => await host.close());

const isSent = ({ json }: { json: object }) => 'messageId' in json;
const isSkipped = ({ json }: { json: object }) => 'skipped' in json;

it('what was accepted before a stop is skipped by the next run', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 30, perGroup: 3 });
	const stop = new AbortController();
	const sending = sendBroadcast(
		host,
		items,
		{ messagesPerSecond: 80, resumeKey: 'stop' },
		{ abortSignal: stop.signal },
	);
	await untilSent(host, 10);
	stop.abort();
	const first = (await sending).items.filter(isSent).length;
	const { items: outputs, hints } = await sendBroadcast(host, items, { resumeKey: 'stop' });
	expect(outputs.filter(isSkipped)).toHaveLength(first);
	expect(outputs.filter(isSent)).toHaveLength(90 - first);
	expect(await readGroups(host, groupIds)).toEqual(
		groupIds.map(() => ['Message 1', 'Message 2', 'Message 3']),
	);
	expect(hints[0]?.message).toContain(`${first} skipped`);
});

it('what failed is sent by the next run, what was accepted is not, whatever the order of the list', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 5 });
	await host.emulator.control('POST', '/faults', {
		kind: 'refuse',
		code: 131047,
		count: 2,
		match: { path: '/messages' },
	});
	const first = await sendBroadcast(host, items, { resumeKey: 'again' });
	expect(errorsOf(first)).toHaveLength(2);
	const second = await sendBroadcast(host, [...items].reverse(), { resumeKey: 'again' });
	expect(second.items.filter(isSkipped)).toHaveLength(3);
	expect(await readGroups(host, groupIds)).toEqual(groupIds.map(() => ['Message 1']));
});

it('remembers each group of an item that goes to several', async () => {
	const { groupIds } = await makeBroadcast(host, { groups: 6 });
	const parameters = (ids: string[]) => ({
		resource: 'message',
		operation: 'sendText',
		sendTo: 'groups',
		groupIds: ids,
		text: 'Hello',
		options: { resumeKey: 'several' },
	});
	await host.run(parameters(groupIds.slice(0, 4)));
	const outputs = await host.outputs(parameters(groupIds));
	expect(outputs.slice(0, 4)).toEqual(
		groupIds.slice(0, 4).map((groupId) => ({ groupId, skipped: true })),
	);
	expect(await readGroups(host, groupIds)).toEqual(groupIds.map(() => ['Hello']));
});

it('knows a group by itself again among several', async () => {
	const { groupIds } = await makeBroadcast(host, { groups: 2 });
	const message = {
		resource: 'message',
		operation: 'sendText',
		text: 'Hello',
		options: { resumeKey: 'one, then several' },
	};
	await host.run({ ...message, groupId: byId(groupIds[0] ?? '') });
	await host.run({ ...message, sendTo: 'groups', groupIds });
	expect(await readGroups(host, groupIds)).toEqual([['Hello'], ['Hello']]);
});

it('writes a message down before its pin is through', async () => {
	const { groupIds } = await makeBroadcast(host, { groups: 1 });
	const message = {
		resource: 'message',
		operation: 'sendText',
		groupId: byId(groupIds[0] ?? ''),
		text: 'Hello',
		options: { resumeKey: 'pinned', pinForDays: 7 },
	};
	const stop = new AbortController();
	let asked = 0;
	const sending = runAction({
		parameters: message,
		credentials: host.credentials,
		abortSignal: stop.signal,
		answer: () =>
			++asked === 1
				? { statusCode: 200, headers: {}, body: { messages: [{ id: 'wamid.1' }] } }
				: { statusCode: 400, headers: {}, body: { error: { code: 131056 } } },
	});
	while (asked < 2) await after(5);
	expect(await host.outputs(message)).toEqual([{ groupId: groupIds[0], skipped: true }]);
	stop.abort();
	await sending;
});

it('another key, or another text, is another message', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 2 });
	await sendBroadcast(host, items, { resumeKey: 'one' });
	await sendBroadcast(host, items, { resumeKey: 'two' });
	await sendBroadcast(
		host,
		items.map(({ json }) => ({ json: { ...json, text: 'Other' } })),
		{ resumeKey: 'two' },
	);
	expect(await readGroups(host, groupIds)).toEqual(
		groupIds.map(() => ['Message 1', 'Message 1', 'Other']),
	);
});
