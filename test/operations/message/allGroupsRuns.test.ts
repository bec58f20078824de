import { setTimeout as after } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resetProcessState } from '../../../nodes/WhatsAppGroups/core/process/processState';
import { installDeduplication } from '../../support/deduplication';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';
import { messagesIn, openGroups } from '../../support/openGroups';

const send = { resource: 'message', operation: 'sendText', sendTo: 'all', text: 'Hello' };
const fast = { messagesPerSecond: 1000 };

let host: EmulatorHost;
beforeAll(async () => {
	await installDeduplication();
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
beforeEach(async () => {
	// The next test need not wait until the slowest rate allows a message.
	resetProcessState();
	await host.emulator.control('POST', '/reset');
});
afterAll(async () => await host.close());

it('with the same Resume Key, sends to the groups that are new, and to no group again', async () => {
	const options = { resumeKey: 'monday' };
	const [gone = '', stays = ''] = await openGroups(host, 'Stays', 'Goes');
	await host.run({ ...send, options });
	await host.emulator.control('POST', '/clock', { advanceMs: 1_000 });
	await host.run({ resource: 'group', operation: 'delete', groupId: gone });
	await host.emulator.control('POST', '/clock', { advanceMs: 1_000 });
	const [added = ''] = await openGroups(host, 'New');
	const outputs = await host.outputs({ ...send, options });
	expect(outputs).toEqual([
		expect.objectContaining({ groupId: added, messageStatus: 'accepted' }),
		{ groupId: stays, groupSubject: 'Stays', skipped: true },
	]);
	expect(await messagesIn(host, [added, stays])).toEqual([1, 1]);
});

it('goes on where groups are deleted and created while it sends', async () => {
	const ids = ['A', 'B', 'C'];
	const sent: string[] = [];
	const { items } = await host.run(send as INodeParameters, {
		answer: ({ method, body }) => {
			const answer = (content: object, statusCode = 200) => ({
				statusCode,
				headers: {},
				body: content,
			});
			if (method === 'GET') return answer({ data: { groups: ids.map((id) => ({ id })) } });
			const { to } = body as { to: string };
			ids.splice(0, ids.length, 'A', 'C', 'D');
			if (!ids.includes(to)) return answer({ error: { code: 131041, message: 'Unknown' } }, 400);
			sent.push(to);
			return answer({ messages: [{ id: `wamid.${to}` }] });
		},
	});
	expect(sent.sort()).toEqual(['A', 'C']);
	expect(items[1]?.json).toEqual({
		groupId: 'B',
		skipped: true,
		reason: 'The group was deleted after the list of groups had been read',
	});
});

it('is stopped like any other broadcast, also while it reads the list', async () => {
	const groupIds = await openGroups(host, 'One', 'Two', 'Three', 'Four');
	const early = new AbortController();
	early.abort();
	await host.outputs(send, { abortSignal: early.signal });
	expect(await messagesIn(host, groupIds)).toEqual([0, 0, 0, 0]);
	await host.emulator.control('POST', '/limits', { latencyMs: 150 });
	const stop = new AbortController();
	const slowly = { messagesPerSecond: 1 };
	const sending = host.outputs({ ...send, options: slowly }, { abortSignal: stop.signal });
	while ((await messagesIn(host, groupIds)).every((count) => count === 0)) await after(20);
	stop.abort();
	const outputs = await sending;
	const arrived = (await messagesIn(host, groupIds)).reduce((sum, count) => sum + count, 0);
	expect(arrived).toBeLessThan(4);
	expect(outputs.filter(({ messageId }) => messageId)).toHaveLength(arrived);
	expect(outputs.filter(({ sent }) => sent === false)).toHaveLength(4 - arrived);
});

it('two executions at once each send to every group once', async () => {
	const groupIds = await openGroups(host, 'One', 'Two', 'Three', 'Four');
	const texts = ['Left', 'Right'];
	await Promise.all(texts.map(async (text) => await host.run({ ...send, text, options: fast })));
	for (const groupId of groupIds)
		expect((await host.sentTo(groupId)).map(({ text }) => text).sort()).toEqual(texts);
});

it.each([true, 'continueErrorOutput'] as const)(
	'sends nothing where a page of the list cannot be read: each item fails, and it is read once (%s)',
	async (continueOnFail) => {
		let reads = 0;
		const answer = ({ method, qs }: { method?: string; qs?: unknown }) => {
			if (method !== 'GET') throw new Error('Something was sent');
			reads += 1;
			if ((qs as IDataObject).after !== undefined)
				return { statusCode: 403, headers: {}, body: { error: { code: 10, message: 'No' } } };
			const paging = { cursors: { after: 'MQ' }, next: 'there' };
			return { statusCode: 200, headers: {}, body: { data: { groups: [{ id: 'A' }] }, paging } };
		};
		const items = [{ json: {} }, { json: {} }];
		const result = await host.run(send, { items, continueOnFail, answer });
		expect(result.items.map(({ json, pairedItem }) => [Object.keys(json), pairedItem])).toEqual([
			[['error'], { item: 0 }],
			[['error'], { item: 1 }],
		]);
		expect(reads).toBe(2);
	},
);
