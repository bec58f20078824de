import { randomUUID } from 'node:crypto';
import { loadFixture } from '../events/readFixture';
import type { QueueMode } from './queueMode';
import { askByReply, type AskedByReply } from './replyWorkflow';
import { bring, signed, type SignedWebhook } from './signedWebhook';
import { listenFor, type Listening } from './triggerWorkflow';
import { outputOf } from './waitingWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const longMs = 240_000;
const anna = { waId: '16505550101', name: 'Anna' };

/** What WhatsApp sends when somebody replies to a question. */
function reply({ groupId, messageId }: AskedByReply, text: string): SignedWebhook {
	const webhook = JSON.parse(JSON.stringify(loadFixture('webhook.messages.text'))) as {
		entry: [{ changes: [{ value: { messages: [Record<string, unknown>] } }] }];
	};
	const [{ changes }] = webhook.entry;
	Object.assign(changes[0].value.messages[0], {
		id: `wamid.${randomUUID()}`,
		group_id: groupId,
		text: { body: text },
		context: { id: messageId },
	});
	return signed(JSON.stringify(webhook));
}

/** WhatsApp repeats what n8n does not take, while the other process has it in hand. */
async function bringPatiently(answer: SignedWebhook, url: string, address: string) {
	return await waitFor(async () => await bring(answer, url, address).catch(() => undefined), {
		what: 'n8n takes the webhook',
		timeoutMs: 60_000,
	});
}

/** Questions that workers ask, and replies that reach one or the other process for webhooks. */
export function describeReplies(queueOf: () => QueueMode): void {
	let listening: Listening;
	beforeAll(async () => {
		listening = await listenFor(queueOf().suite, ['message.received']);
	}, longMs);
	afterAll(async () => await listening.stop());

	const ask = async () => {
		const { suite, webhooks } = queueOf();
		return await askByReply({ ...suite, n8nUrl: webhooks[0].url }, {}, [anna]);
	};

	it(
		'is heard by a process that was not told of it',
		async () => {
			const { suite, webhooks } = queueOf();
			const question = await ask();
			const answer = reply(question, 'Approve');
			expect(await bring(answer, webhooks[1].url, listening.address)).toBe('dropped');
			const [output] = await outputOf(suite, question);
			expect(output).toMatchObject({ data: { approved: true } });
			// WhatsApp repeats it, and it reaches the other one.
			expect(await bring(answer, webhooks[0].url, listening.address)).toBe('dropped');
			expect(await outputOf(suite, question)).toEqual([output]);
		},
		longMs,
	);

	it(
		'is heard after all processes for webhooks were killed',
		async () => {
			const queue = queueOf();
			const question = await ask();
			await queue.killWebhookProcesses();
			const answer = reply(question, 'approve');
			expect(await bring(answer, queue.webhooks[1].url, listening.address)).toBe('dropped');
			const [output] = await outputOf(queue.suite, question);
			expect(output).toMatchObject({ data: { approved: true } });
		},
		longMs,
	);

	it(
		'is heard once each, when ten are answered at both processes in the same moment',
		async () => {
			const { suite, webhooks } = queueOf();
			const questions: AskedByReply[] = [];
			for (let at = 0; at < 10; at += 1) questions.push(await ask());
			const answers = questions.map((question) => reply(question, 'Approve'));
			const brought = await Promise.all(
				answers.flatMap((answer) =>
					webhooks.map(async ({ url }) => await bringPatiently(answer, url, listening.address)),
				),
			);
			const started = brought.filter((one) => one === 'started').length;
			console.log(
				`Of ${questions.length} answers that reached both processes in the same moment, ${started} also started the workflow of the trigger`,
			);
			expect(started).toBeLessThanOrEqual(questions.length);
			for (const question of questions) {
				const [output] = await outputOf(suite, question);
				expect(output).toMatchObject({ data: { approved: true } });
			}
		},
		longMs,
	);
}
