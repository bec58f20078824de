import { receiptWebhooks } from '../support/receiptStorm';
import { emulatorAccount } from '../../n8nServer/credential';
import { enterSuite, type Suite } from './suite';
import { listenFor, type HeardExecution, type Listening } from './triggerWorkflow';

const people = 50;
const receipts = 20_000;
const timeoutMs = 240_000;

const waIdOf = (person: number) => `1415555${3000 + person}`;

/** Somebody asks to join; every second request comes three times at once. */
async function ask({ control }: Suite, groupId: string, person: number): Promise<void> {
	if (person % 2 === 0) await control.post('/webhooks', { repeat: 2, count: 1 });
	await control.person('open-invite', { groupId, waId: waIdOf(person), name: `Person ${person}` });
}

/** The latest join requests come again, as when Meta had no answer. */
async function repeatLatest({ control }: Suite, { webhookId }: Listening): Promise<void> {
	const sent = await control.webhooks({ url: webhookId, field: 'group_participants_update' });
	for (const { id } of sent.slice(-5)) await control.post('/webhooks/redeliver', { id });
}

describe('a storm of 20,000 receipts, while 50 people ask to join', () => {
	let suite: Suite;

	beforeAll(async () => {
		suite = await enterSuite();
	});

	/** Lets it all come mixed, and gives the executions that it started. */
	async function storm(events: string[], perWebhook: number): Promise<HeardExecution[]> {
		const { groupId } = await suite.control.createGroup({
			subject: 'Storm',
			joinApprovalMode: 'approval_required',
		});
		const webhooks = receiptWebhooks({
			groupId,
			phoneNumberId: emulatorAccount.phoneNumberId,
			receipts,
			perWebhook,
		});
		const listening = await listenFor(suite, events);
		for (let person = 0; person < people; person += 1) {
			const share = webhooks.slice(
				(webhooks.length * person) / people,
				(webhooks.length * (person + 1)) / people,
			);
			for (const body of share) await suite.control.post('/webhooks/send', { body });
			await ask(suite, groupId, person);
			if (person % 10 === 9) await repeatLatest(suite, listening);
		}
		expect(await listening.taken(timeoutMs)).toBe(
			webhooks.length + people + (people / 2) * 2 + (people / 10) * 5,
		);
		const executions = await listening.finished({ atLeast: people, timeoutMs });
		await listening.stop();
		return executions;
	}

	const everybody = Array.from({ length: people }, (_, person) => waIdOf(person));

	it(
		'starts the workflow once for each of them, and for no receipt that nobody chose',
		async () => {
			const executions = await storm(['joinRequest.created'], 80);
			const heard = executions.map(({ status, items }) => ({
				status,
				asking: items.map(({ participant }) => (participant as { waId?: string }).waId),
			}));
			expect(
				heard.sort((one, other) => (String(one.asking) < String(other.asking) ? -1 : 1)),
			).toEqual(everybody.map((waId) => ({ status: 'success', asking: [waId] })));
		},
		timeoutMs,
	);

	it(
		'starts the workflow once for each of them, and once for each receipt, where receipts are chosen',
		async () => {
			const executions = await storm(['joinRequest.created', 'message.delivered'], 1_000);
			const items = executions.flatMap((execution) => execution.items);
			expect(executions.every(({ status }) => status === 'success')).toBe(true);
			const asking = items
				.filter(({ event }) => event === 'joinRequest.created')
				.map(({ participant }) => (participant as { waId?: string }).waId);
			expect(asking.sort()).toEqual(everybody);
			const delivered = items
				.filter(({ event }) => event === 'message.delivered')
				.map(({ eventId }) => eventId);
			expect([delivered.length, new Set(delivered).size]).toEqual([receipts, receipts]);
		},
		timeoutMs,
	);
});
