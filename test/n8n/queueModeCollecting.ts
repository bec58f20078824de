import type { QueueMode } from './queueMode';
import { newMessages, type Way } from './queueModeWays';
import { bring } from './signedWebhook';
import { listenFor, type Listening } from './triggerWorkflow';

const longMs = 180_000;
const collectSeconds = 8;

const idsOf = (ways: Way[]) => ways.map(({ webhook }) => /wamid\.[^"]+/.exec(webhook.body)?.[0]);

/** What one person writes to a trigger that collects, in two processes. */
export function collectsInQueueMode(queueMode: () => QueueMode): void {
	let listening: Listening;

	beforeEach(async () => {
		const parameters = { options: { collectSeconds } };
		listening = await listenFor(queueMode().suite, ['message.received'], { parameters });
	}, longMs);
	afterEach(async () => await listening.stop(), longMs);

	const to = (process: 0 | 1, { webhook }: Way) =>
		bring(webhook, queueMode().webhooks[process].url, listening.address);
	const toFirst = (way: Way) => to(way.first, way);
	const toOther = (way: Way) => to(way.first === 0 ? 1 : 0, way);

	/** The messages that started an execution, as often as they did, and the executions. */
	async function heard(): Promise<{ ids: unknown[]; executions: number }> {
		const executions = await listening.finished({ atLeast: 1, timeoutMs: longMs });
		const messages = executions.flatMap(({ items }) =>
			items.flatMap((item) => item.messages as Array<{ id: string }>),
		);
		return { ids: messages.map(({ id }) => id), executions: executions.length };
	}

	it(
		'loses and doubles nothing of what reaches both processes, and starts one execution for each',
		async () => {
			const ways = newMessages(12);
			const answers = await Promise.all(ways.map(toFirst));
			expect(answers.filter((answer) => answer === 'started')).toHaveLength(2);
			for (const way of ways) expect(await toFirst(way)).toBe('dropped');
			const { ids, executions } = await heard();
			expect(executions).toBe(2);
			expect(ids.sort()).toEqual(idsOf(ways).sort());
		},
		longMs,
	);

	it(
		'brings together all that reaches one process, whichever hears the repetitions',
		async () => {
			const ways = newMessages(6).map((way): Way => ({ ...way, first: 1 }));
			await Promise.all(ways.map(toFirst));
			for (const way of ways) expect(await toOther(way)).toBe('dropped');
			const { ids, executions } = await heard();
			expect(executions).toBe(1);
			expect(ids.sort()).toEqual(idsOf(ways).sort());
		},
		longMs,
	);

	it(
		'starts at most twice what is repeated at the other process before the first has answered',
		async () => {
			const [way] = newMessages(1) as [Way];
			await Promise.all([toFirst(way), toOther(way), toFirst(way), toOther(way)]);
			const { ids } = await heard();
			console.log(`Repeated at the other process while collecting: started ${ids.length} times`);
			expect([1, 2]).toContain(ids.length);
		},
		longMs,
	);

	it(
		'loses and doubles nothing when both processes are killed while they collect',
		async () => {
			const ways = newMessages(6);
			const cut = Promise.allSettled(ways.map(toFirst));
			// Long enough for them to be there, and not as long as they are collected.
			await new Promise((resolve) => setTimeout(resolve, 1_500));
			await queueMode().killWebhookProcesses();
			await cut;
			await Promise.all(ways.map(toFirst));
			const { ids } = await heard();
			expect(ids.sort()).toEqual(idsOf(ways).sort());
		},
		longMs,
	);
}
