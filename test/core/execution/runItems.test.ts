import type { IDataObject } from 'n8n-workflow';
import { emulatorCredentials, runAction, type ActionResult } from '../../support/actionHost';

/** A number of its own for each run, so that runs do not wait for one another. */
let runs = 0;

const groupIds = Array.from({ length: 300 }, (_group, index) => `G${index}`);
const send = {
	resource: 'message',
	operation: 'sendText',
	text: 'Hello',
	options: { messagesPerSecond: 5000 },
};

interface Server {
	/** Who got a message, in the order of its leaving. */
	readonly asked: string[];
	readonly answer: (options: { body?: unknown }) => {
		statusCode: number;
		headers: Record<string, string>;
		body: unknown;
	};
}

/** Accepts every message but those to the named groups. */
function serverRefusing(...refused: string[]): Server {
	const asked: string[] = [];
	return {
		asked,
		answer: ({ body }) => {
			const { to } = body as { to: string };
			asked.push(to);
			return refused.includes(to)
				? { statusCode: 400, headers: {}, body: { error: { code: 131047, message: 'no' } } }
				: { statusCode: 200, headers: {}, body: { messages: [{ id: `wamid.${to}` }] } };
		},
	};
}

async function run(
	parameters: IDataObject,
	{ answer }: Server,
	options: { items?: IDataObject[]; continueOnFail?: boolean; abortSignal?: AbortSignal } = {},
): Promise<ActionResult> {
	const { items = [{}], ...others } = options;
	return await runAction({
		parameters: { ...send, ...parameters } as never,
		credentials: { ...emulatorCredentials, phoneNumberId: `10654035${++runs}` },
		items: items.map((json) => ({ json })),
		answer,
		...others,
	});
}

const toSeveral = { sendTo: 'groups', groupIds };

describe('an item that goes to more targets than are under way at once', () => {
	it('reaches all of them where the node continues on error, and gives one output each, in order', async () => {
		const server = serverRefusing('G0', 'G280');
		const { items } = await run(toSeveral, server, { continueOnFail: true });
		expect(server.asked).toEqual(groupIds);
		const named = items.map(({ json }) => json.groupId ?? (json.error as IDataObject).groupId);
		expect(named).toEqual(groupIds);
		expect(items.flatMap(({ json }, index) => (json.error ? [index] : []))).toEqual([0, 280]);
		expect(new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(
			new Set(['{"item":0}']),
		);
	});

	it('starts nothing more after a failure otherwise', async () => {
		const server = serverRefusing('G0');
		const slowly = { ...toSeveral, options: { messagesPerSecond: 1 } };
		await expect(run(slowly, server)).rejects.toMatchObject({
			description: expect.stringContaining('Sent to none of 300 groups. Not tried: G1, G2'),
		});
		expect(server.asked).toEqual(['G0']);
	});
});

const perItem = { groupId: '={{ $json.groupId }}' };

it('counts an item that cannot be read among the failed ones', async () => {
	const { hints } = await run(perItem, serverRefusing(), {
		items: [{ groupId: 'G1' }, { groupId: '' }, { groupId: 'G2' }],
		continueOnFail: true,
	});
	expect(hints[0]?.message).toMatch(/^Sent 2, 1 failed \(1 × Group is empty\), 0 skipped, in /);
});

it('sends what waits for its turn no more when the execution is stopped, and says so per item', async () => {
	const stop = new AbortController();
	const server = serverRefusing();
	const { items } = await run(
		perItem,
		{
			...server,
			answer: (options) => {
				stop.abort();
				return server.answer(options);
			},
		},
		{ items: [{ groupId: 'G1' }, { groupId: 'G1' }, { groupId: 'G2' }], abortSignal: stop.signal },
	);
	expect(server.asked).toEqual(['G1']);
	const reason = 'Not sent because the execution was stopped';
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({ groupId: 'G1', messageId: 'wamid.G1' }),
		expect.objectContaining({ sent: false, reason }),
		expect.objectContaining({ sent: false, reason }),
	]);
});

it('reads no further item after a stop', async () => {
	const stop = new AbortController();
	const { answer } = serverRefusing();
	const stopping: Server = {
		asked: [],
		answer: (options) => {
			stop.abort();
			return answer(options);
		},
	};
	const items = groupIds.map((groupId, index) => ({ groupId: index === 290 ? '' : groupId }));
	const ran = await run(perItem, stopping, { items, abortSignal: stop.signal });
	expect(ran.items[290]?.json).toMatchObject({ sent: false });
});

it('has no word about sent messages where none is sent', async () => {
	const { hints } = await run(
		{ resource: 'message', operation: 'markRead', messageId: '={{ $json.messageId }}' },
		{ asked: [], answer: () => ({ statusCode: 200, headers: {}, body: { success: true } }) },
		{ items: [{ messageId: 'wamid.1' }, { messageId: 'wamid.2' }] },
	);
	expect(hints).toEqual([]);
});
