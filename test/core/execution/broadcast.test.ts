import { setTimeout as after } from 'node:timers/promises';
import {
	errorsOf,
	makeBroadcast,
	readGroups,
	sendBroadcast,
	type Broadcast,
} from '../../support/broadcast';
import { startEmulatorHost, type EmulatorHost } from '../../support/emulatorHost';

const groups = 6;
const once = Array.from({ length: groups }, () => ['Message 1']);

let host: EmulatorHost;
let list: Broadcast;
beforeAll(async () => {
	host = await startEmulatorHost({ settings: { messagesPerSecond: 0 } });
});
beforeEach(async () => {
	await host.emulator.control('POST', '/reset');
	list = await makeBroadcast(host, { groups });
});
afterAll(async () => await host.close());

async function meet(fault: object): Promise<void> {
	await host.emulator.control('POST', '/faults', {
		match: { method: 'POST', path: '/messages' },
		...fault,
	});
}

async function messagesAsked(): Promise<unknown[]> {
	return (await host.requests()).filter(({ path }) => path.endsWith('/messages'));
}

const transports = [
	['n8n', {}],
	['High Throughput', { highThroughput: true }],
] as const;

describe.each(transports)('in the middle of a broadcast, by %s', (_name, options) => {
	it.each([130429, 131056, 131208, 80007, 4, 131057, 133004])(
		'a refusal with %i, which had no effect, costs a moment and no message',
		async (code) => {
			await meet({ kind: 'refuse', code, count: 2 });
			const result = await sendBroadcast(host, list.items, options);
			expect(errorsOf(result)).toEqual([]);
			expect(await readGroups(host, list.groupIds)).toEqual(once);
			expect(await messagesAsked()).toHaveLength(groups + 2);
		},
	);

	it('a gateway that says 429 is obeyed', async () => {
		await meet({ kind: 'http', httpStatus: 429, headers: { 'Retry-After': '1' } });
		const startedMs = Date.now();
		const result = await sendBroadcast(host, list.items, options);
		expect(Date.now() - startedMs).toBeGreaterThanOrEqual(990);
		expect(errorsOf(result)).toEqual([]);
		expect(await readGroups(host, list.groupIds)).toEqual(once);
	});

	it.each([131020, 131041, 131047, 131026, 131048, 100, 190, 368, 132001])(
		'a refusal with %i goes to its own item at once',
		async (code) => {
			await meet({ kind: 'refuse', code });
			const result = await sendBroadcast(host, list.items, options);
			expect(errorsOf(result)).toEqual([expect.objectContaining({ code, retry: 'never' })]);
			expect((await readGroups(host, list.groupIds)).flat()).toHaveLength(groups - 1);
			expect(await messagesAsked()).toHaveLength(groups);
		},
	);

	it.each([
		['Graph code 1', { kind: 'refuse', code: 1 }, 0],
		['Graph code 2', { kind: 'refuse', code: 2 }, 0],
		['Graph code 131000', { kind: 'refuse', code: 131000 }, 0],
		['Graph code 131016', { kind: 'refuse', code: 131016 }, 0],
		['a gateway with 502', { kind: 'http', httpStatus: 502 }, 0],
		['a cut before it was carried out', { kind: 'cut-before' }, 0],
		['a cut after it was carried out', { kind: 'cut-after' }, 1],
		['an answer that is no JSON', { kind: 'not-json' }, 1],
	])('%s is reported as unknown, and not sent again', async (_what, fault, arrived) => {
		await meet(fault);
		const result = await sendBroadcast(host, list.items, options);
		expect(errorsOf(result)).toEqual([expect.objectContaining({ retry: 'unknown' })]);
		expect((await readGroups(host, list.groupIds)).flat()).toHaveLength(groups - 1 + arrived);
		expect(await messagesAsked()).toHaveLength(groups);
	});

	it('a cut is sent again when the user wants it', async () => {
		await meet({ kind: 'cut-before' });
		const result = await sendBroadcast(host, list.items, { ...options, retriesUnknown: true });
		expect(errorsOf(result)).toEqual([]);
		expect(await readGroups(host, list.groupIds)).toEqual(once);
	});

	it('no later message of a group overtakes one that is tried again', async () => {
		const { items, groupIds } = await makeBroadcast(host, { groups: 2, perGroup: 6 });
		await meet({ kind: 'refuse', code: 131056, count: 3 });
		await sendBroadcast(host, items, options);
		const inOrder = Array.from({ length: 6 }, (_message, number) => `Message ${number + 1}`);
		expect(await readGroups(host, groupIds)).toEqual([inOrder, inOrder]);
	});
});

it('gives up after Retry For, and says why', async () => {
	await meet({ kind: 'refuse', code: 131056, count: 500 });
	const result = await sendBroadcast(host, list.items.slice(0, 2), { retryForSeconds: 1 });
	expect(errorsOf(result).map(({ code, retry }) => ({ code, retry }))).toEqual(
		Array(2).fill({ code: 131056, retry: 'safe' }),
	);
});

it('without Continue On Fail nothing new is started, those under way finish, and the error says how many went out', async () => {
	const { items, groupIds } = await makeBroadcast(host, { groups: 25, perGroup: 6 });
	const failing = items.map((item, index) =>
		index === 5 ? { json: { ...item.json, groupId: '1' } } : item,
	);
	const run = sendBroadcast(host, failing, { messagesPerSecond: 100 }, { continueOnFail: false });
	await expect(run).rejects.toMatchObject({
		context: { itemIndex: 5 },
		description: expect.stringMatching(/\d+ messages were sent/),
	});
	const { description } = (await run.catch((error: Error) => error)) as unknown as {
		description: string;
	};
	const said = /(\d+) messages were sent/.exec(description)?.[1];
	const arrived = (await readGroups(host, groupIds)).flat();
	expect(Number(said)).toBe(arrived.length);
	expect(description).toContain(`${said} other items had already been processed`);
	expect(arrived.length).toBeLessThan(100);
	await after(300);
	expect((await readGroups(host, groupIds)).flat()).toHaveLength(arrived.length);
});

it('says at the end what became of all', async () => {
	await meet({ kind: 'refuse', code: 131047, count: 2 });
	const { hints } = await sendBroadcast(host, list.items);
	expect(hints.map(({ message }) => message)).toContainEqual(
		expect.stringMatching(
			/^Sent 4, 2 failed \(2 × No participant has written .*\), 0 skipped, in \d+\.\d s$/,
		),
	);
});
