import {
	countArrived,
	createBroadcast,
	finishBroadcast,
	makeList,
	startBroadcast,
} from './broadcastList';
import { QueueMode } from './queueMode';
import { describeReplies } from './repliesInQueueMode';
import { collectsInQueueMode } from './queueModeCollecting';
import { atOnce, inTurn, newMessages, type Way } from './queueModeWays';
import { bring, receipt } from './signedWebhook';
import { listenFor, type Listening } from './triggerWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const startMs = 240_000;
const longMs = 120_000;

describe('n8n in queue mode, with two webhook processes and two workers', () => {
	let queue: QueueMode;

	beforeAll(async () => {
		queue = await QueueMode.start();
	}, startMs);

	afterAll(async () => await queue.end(), startMs);

	describe('the trigger', () => {
		let listening: Listening;
		let startedBefore = 0;

		beforeAll(async () => {
			listening = await listenFor(queue.suite, ['message.received']);
		}, longMs);
		beforeEach(async () => {
			startedBefore = await queue.suite.client.executionCount(listening.workflow.id);
		});
		afterAll(async () => await listening.stop());

		const toFirst = async ({ webhook, first }: Way) =>
			await bring(webhook, queue.webhooks[first].url, listening.address);
		const toOther = async ({ webhook, first }: Way) =>
			await bring(webhook, queue.webhooks[first === 0 ? 1 : 0].url, listening.address);

		/**
		 * The workers have done with so many executions since the test began, and there are no others.
		 */
		async function expectExecutions(count: number): Promise<void> {
			const { client } = queue.suite;
			const succeeded = async () =>
				(await client.executionCount(listening.workflow.id, 'success')) >= startedBefore + count;
			await waitFor(succeeded, { what: `${count} executions succeeded`, timeoutMs: longMs });
			expect((await client.executionCount(listening.workflow.id)) - startedBefore).toBe(count);
		}

		it(
			'starts nothing for a repetition that reaches the other process',
			async () => {
				const ways = newMessages(20);
				const answers = await inTurn(ways, async (way) => [
					await toFirst(way),
					await toOther(way),
					await toFirst(way),
				]);
				expect(answers).toEqual(ways.map(() => ['started', 'dropped', 'dropped']));
				await expectExecutions(ways.length);
			},
			longMs,
		);

		it(
			'starts each of 200 messages once that both processes hear side by side, though all are repeated at the other one',
			async () => {
				const ways = newMessages(200);
				expect(await atOnce(ways, toFirst)).toEqual(ways.map(() => 'started'));
				// The processes have saved over one another; with its next webhook each adds what is
				// missing.
				for (const { url } of queue.webhooks) await bring(receipt(), url, listening.address);
				expect(await atOnce(ways, toOther)).toEqual(ways.map(() => 'dropped'));
				await expectExecutions(ways.length);
			},
			longMs,
		);

		it(
			'starts nothing for repetitions after both processes were killed',
			async () => {
				const ways = newMessages(10);
				expect(await inTurn(ways, toFirst)).toEqual(ways.map(() => 'started'));
				await queue.killWebhookProcesses();
				expect(await inTurn(ways, toFirst)).toEqual(ways.map(() => 'dropped'));
				expect(await inTurn(ways, toOther)).toEqual(ways.map(() => 'dropped'));
				await expectExecutions(ways.length);
			},
			longMs,
		);

		it(
			'loses none of those that reach both processes in the same moment, and never starts one more than twice',
			async () => {
				const ways = newMessages(10);
				const answers = await inTurn(
					ways,
					async (way) =>
						(await Promise.all([toFirst(way), toOther(way), toFirst(way), toOther(way)])).filter(
							(answer) => answer === 'started',
						).length,
				);
				console.log(
					`Copies that reached both processes in the same moment: ${answers.filter((started) => started === 2).length} of ${ways.length} were started twice`,
				);
				expect(Math.min(...answers)).toBeGreaterThanOrEqual(1);
				expect(Math.max(...answers)).toBeLessThanOrEqual(2);
			},
			longMs,
		);
	});

	describe('Collect Messages', () => collectsInQueueMode(() => queue));

	describe('a reply to a question that a worker asked', () => describeReplies(() => queue));

	describe('two workers that send from one number', () => {
		it(
			'lose and double nothing, and share its limit of 80 messages per second',
			async () => {
				const suite = { ...queue.suite, n8nUrl: queue.webhooks[0].url };
				const lists = await inTurn(
					[1, 2],
					async () => await makeList(suite, { groups: 100, perGroup: 3 }),
				);
				const all = lists.flat();
				const broadcasts = await inTurn(lists, async () => await createBroadcast(suite, {}));
				const before = await suite.control.messageCount();
				const ids = await Promise.all(
					broadcasts.map(
						async (broadcast, at) => await startBroadcast(suite, broadcast, lists[at] ?? []),
					),
				);
				const sent = async () => (await suite.control.messageCount()) - before;
				const beginMs = await waitFor(async () => (await sent()) > 0 && Date.now(), {
					what: 'sending began',
					timeoutMs: longMs,
				});
				const endMs = await waitFor(async () => (await sent()) >= all.length && Date.now(), {
					what: 'all messages were sent',
					timeoutMs: longMs,
				});
				const outputs = (
					await Promise.all(ids.map(async (id) => await finishBroadcast(suite, id)))
				).flat();
				const ratio = (endMs - beginMs) / 1000 / (all.length / 80);
				console.log(
					`Two workers sent ${all.length} messages in ${((endMs - beginMs) / 1000).toFixed(1)} s, ${ratio.toFixed(2)} times what the limit demands`,
				);
				expect(outputs.filter(({ messageId }) => typeof messageId === 'string')).toHaveLength(
					all.length,
				);
				expect([...(await countArrived(suite, all)).values()]).toEqual(all.map(() => 1));
				const workersOf = ids.map((id) =>
					queue.workers.findIndex(({ log }) =>
						log().some((line) => line.includes(`Worker started execution ${id} `)),
					),
				);
				expect(workersOf.sort()).toEqual([0, 1]);
				// On a machine that does other things as well; what is lost to a wrong rate is more than
				// that.
				expect(ratio).toBeLessThanOrEqual(2.5);
			},
			longMs,
		);
	});
});
