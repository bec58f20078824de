import { expectations, oneToOne } from '../events/expectations';
import { loadFixture } from '../events/readFixture';
import { documentedWebhooks, postSigned } from './documentedWebhooks';
import { testedGateways } from './gateways';
import { enterSuite, type Suite } from './suite';
import { listenFor, triggerType, type Listening } from './triggerWorkflow';

const timeoutMs = 120_000;

describe('the trigger in a real n8n', () => {
	let suite: Suite;
	let listening: Listening;
	const documents = documentedWebhooks('webhook.');
	const starting = documents.filter(({ fixture }) => !oneToOne.includes(fixture));
	const vector = loadFixture('signature.vector') as {
		raw_body: string;
		reserialised_body: string;
		wrong_signature_if_reserialised: string;
		header: Record<string, string>;
	};
	const rightSignature = vector.header['X-Hub-Signature-256'] ?? '';

	beforeAll(async () => {
		suite = await enterSuite();
		listening = await listenFor(suite, await suite.client.eventsOf(triggerType), {
			parameters: { accounts: 'any' },
		});
	});

	afterAll(async () => await listening.stop());

	async function postAll(): Promise<Record<string, number>> {
		const answers: Record<string, number> = {};
		for (const { fixture, body } of documents)
			answers[fixture] = await postSigned(listening.address, body);
		return answers;
	}

	const taken = Object.fromEntries(documents.map(({ fixture }) => [fixture, 200]));

	it(
		'takes every documented webhook and gives what the documents say, each in one execution',
		async () => {
			expect(await postAll()).toEqual(taken);
			const executions = await listening.finished({ atLeast: starting.length });
			expect(executions.map(({ status }) => status)).toEqual(starting.map(() => 'success'));
			for (const [at, { fixture, toDocument }] of starting.entries()) {
				const expected = (expectations[fixture] ?? []).map(
					(item) => expect.objectContaining(item) as unknown,
				);
				expect({ fixture, items: toDocument(executions[at]?.items ?? []) }).toEqual({
					fixture,
					items: expected,
				});
			}
		},
		timeoutMs,
	);

	it(
		'takes all of them once more, and starts nothing',
		async () => {
			expect(await postAll()).toEqual(taken);
			expect(await listening.executionCount()).toBe(starting.length);
		},
		timeoutMs,
	);

	it.each<[string, string, string | null]>([
		['none', vector.raw_body, null],
		['an empty one', vector.raw_body, ''],
		['one that is no hash', vector.raw_body, 'sha256=none'],
		['that of other bytes', vector.raw_body, vector.wrong_signature_if_reserialised],
		['that of the same JSON, written otherwise', vector.reserialised_body, rightSignature],
	])(
		'answers 401 to a webhook with a wrong signature, and starts nothing: %s',
		async (_what, body, signature) => {
			const before = await listening.executionCount();
			expect(await postSigned(listening.address, body, signature)).toBe(401);
			expect(await listening.executionCount()).toBe(before);
		},
	);

	it('takes the documented bytes with the documented signature', async () => {
		const atLeast = (await listening.executionCount()) + 1;
		expect(await postSigned(listening.address, vector.raw_body, rightSignature)).toBe(200);
		expect((await listening.finished({ atLeast })).at(-1)?.items).toMatchObject([
			{ event: 'message.received', chatInput: 'olá https://ex.com 😀' },
		]);
	});
});

it(
	'the trigger takes every documented webhook of 1msg.io, in its own form and in that of Meta',
	async () => {
		const entered = await enterSuite();
		const gateway = testedGateways.find(({ value }) => value === 'oneMsg');
		if (gateway === undefined) throw new Error('There is no 1msg.io');
		const suite = {
			...entered,
			credential: await entered.client.createCredential(gateway.credential(entered.control.url)),
		};
		const addresses = async () => await gateway.addresses(suite.control.url);
		const listening = await listenFor(suite, await suite.client.eventsOf(triggerType), {
			provider: gateway.value,
			addresses,
		});
		const documents = documentedWebhooks('onemsg.webhook.');
		for (const { fixture, body } of documents)
			expect({ fixture, status: await postSigned(listening.address, body, null) }).toEqual({
				fixture,
				status: 200,
			});
		const executions = await listening.finished({ atLeast: documents.length });
		const common = { provider: 'oneMsg', groupId: '120363404694233820' };
		expect(
			Object.fromEntries(
				documents.map(({ fixture, toDocument }, at) => [
					fixture,
					toDocument(executions[at]?.items ?? []),
				]),
			),
		).toMatchObject({
			'onemsg.webhook.ack': [{ ...common, event: 'message.delivered' }],
			'onemsg.webhook.message.group': [
				{ ...common, event: 'message.received', chatInput: 'What does everyone think about this?' },
			],
			'onemsg.webhook.message.image': [
				{ ...common, event: 'message.received', message: { type: 'image', text: 'plan.jpg' } },
			],
			'onemsg.webhook.raw_meta': [{ ...common, event: 'message.received', chatInput: 'raw hook' }],
		});
		expect(executions).toHaveLength(documents.length);
		await listening.stop();
	},
	timeoutMs,
);
