import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startEmulator, type Emulator } from '../../emulator';
import { emulatorAccount } from '../../n8nServer/credential';
import type { RunningN8n } from '../../n8nServer/server';
import { askAfterMessage, askByReply, failToAsk, replyTo } from './replyWorkflow';
import { portOf, startOwnN8n } from './ownN8n';
import { enterSuite, type Suite } from './suite';
import { listenFor } from './triggerWorkflow';
import { outputOf, waitForStatus } from './waitingWorkflow';

const longMs = 240_000;
const anna = { waId: '16505550101', name: 'Anna' };
const people = [anna];

let suite: Suite;
beforeAll(async () => {
	suite = await enterSuite();
}, longMs);

describe('where nobody would hear a reply', () => {
	it('the node refuses to ask, and sends nothing', async () => {
		const { items, sent } = await failToAsk(suite, {}, people);
		expect(JSON.stringify(items)).toContain(
			'Nobody would hear a reply: no webhook is registered for this number',
		);
		expect(sent).toEqual([]);
	});

	describe('since messages go to another system', () => {
		let other: Server;
		const heard: string[] = [];
		beforeAll(async () => {
			other = createServer((request, response) => {
				request.on('data', (chunk: Buffer) => heard.push(String(chunk)));
				const challenge = new URL(request.url ?? '/', 'http://x').searchParams.get('hub.challenge');
				request.on('end', () => response.end(challenge ?? 'ok'));
			});
			await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
			await setCallback(`http://127.0.0.1:${(other.address() as AddressInfo).port}/hook`);
		});
		afterAll(async () => {
			await setCallback('');
			await new Promise((resolve) => other.close(resolve));
		});

		it('it refuses, too, and tells that system no address', async () => {
			const { items, sent } = await failToAsk(suite, {}, people);
			expect(JSON.stringify(items)).toMatch(
				/go to http:\/\/127\.0\.0\.1:\d+\/hook, where no WhatsApp Groups Trigger/,
			);
			expect(sent).toEqual([]);
			expect(heard.join()).toContain('chain');
			expect(heard.join()).not.toContain('webhook-waiting');
		});
	});
});

async function setCallback(override_callback_uri: string): Promise<void> {
	const webhook_configuration = { override_callback_uri, verify_token: 'secret' };
	await suite.control.graph('POST', `/${emulatorAccount.phoneNumberId}`, { webhook_configuration });
}

it(
	'a workflow that asks after each message hears the answer with its own trigger, and does not ask again',
	async () => {
		const question = await askAfterMessage(suite, anna);
		await replyTo(suite, question, { who: anna, text: 'approve' });
		const id = await waitForStatus(suite, question.workflow.id, 'success', 60_000);
		expect(id).toBe(question.executionId);
		expect(await suite.client.executionCount(question.workflow.id)).toBe(1);
		await suite.client.deactivate(question.workflow.id);
	},
	longMs,
);

describe('an n8n that is killed between question and answer', () => {
	let emulator: Emulator;
	let n8n: RunningN8n;

	async function start(port?: number): Promise<Suite> {
		n8n = await startOwnN8n('killed', { port });
		return await enterSuite(n8n.url, emulator.url);
	}

	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => {
		await n8n.stop();
		await emulator.close();
	});

	it(
		'hears the answer all the same',
		async () => {
			const before = await start();
			await listenFor(before, ['message.received']);
			const question = await askByReply(before, {}, people);
			await n8n.kill('SIGKILL');
			const after = await start(portOf(n8n));
			await replyTo(after, question, { who: anna, text: 'Approve' });
			await waitForStatus(after, question.workflow.id, 'success', 120_000);
			const [output] = await outputOf(after, question);
			expect(output).toMatchObject({ data: { approved: true, responder: { name: 'Anna' } } });
		},
		longMs,
	);
});
