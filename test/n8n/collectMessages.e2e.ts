import { randomUUID } from 'node:crypto';
import { startEmulator, type Emulator } from '../../emulator';
import type { RunningN8n } from '../../n8nServer/server';
import { ana, ben, groupWithAna } from './events/eventCase';
import { bring, newMessage, signed, type SignedWebhook } from './signedWebhook';
import { loadFixture } from '../events/readFixture';
import { portOf, startOwnN8n } from './ownN8n';
import { enterSuite, type Suite } from './suite';
import { listenFor, triggerWorkflow, type HeardExecution, type Listening } from './triggerWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const longMs = 240_000;
const collecting = (collectSeconds: number) => ({ parameters: { options: { collectSeconds } } });
const inputs = (executions: HeardExecution[]) =>
	executions.map(({ items }) => items.map(({ event, chatInput }) => chatInput ?? event));

/** What somebody writes, at a second of the same minute. */
function messageOf(
	waId: string,
	groupId: string,
	{ text, second }: { text: string; second: number },
): SignedWebhook {
	const id = randomUUID();
	const body = JSON.stringify(loadFixture('webhook.messages.text'))
		.replace(/wamid\.[^"]+/, `wamid.${id}`)
		.replaceAll('16505551234', waId)
		.replace(/"group_id":"[^"]+"/, `"group_id":"${groupId}"`)
		.replace(/"timestamp":"\d+"/, `"timestamp":"176726000${second}"`)
		.replace(/"body":"[^"]+"/, `"body":"${text}"`);
	return signed(body);
}

describe('Collect Messages, in a real n8n', () => {
	let emulator: Emulator;
	let n8n: RunningN8n;
	let suite: Suite;
	let listening: Listening | undefined;

	async function start(port?: number): Promise<void> {
		n8n = await startOwnN8n('collect', { port });
		suite = await enterSuite(n8n.url, emulator.url);
	}

	beforeAll(async () => {
		emulator = await startEmulator();
		await start();
	}, longMs);
	afterAll(async () => {
		await n8n.stop();
		await emulator.close();
	});

	afterEach(async () => {
		await listening?.stop();
		listening = undefined;
	}, longMs);

	const listen = async (...events: string[]) =>
		(listening = await listenFor(suite, events, collecting(8)));

	/** Somebody writes these, one after the other. */
	async function write(groupId: string, waId: string, ...texts: string[]): Promise<void> {
		for (const text of texts) await suite.control.person('write', { groupId, waId, text });
	}

	it(
		'starts the workflow once with what one person wrote, and at once with everything else',
		async () => {
			const { url } = n8n;
			const heard = await listen('message.received', 'participant.left');
			const { address } = heard;
			const { groupId } = await groupWithAna(suite.control, { participants: [ana, ben] });
			// Webhooks come in any order; what counts is when somebody wrote.
			const written = ['4711?', 'where is my order', 'Hello,'].map(async (text, at) =>
				bring(messageOf(ana.waId, groupId, { text, second: 9 - at }), url, address),
			);
			const other = bring(
				messageOf(ben.waId, groupId, { text: 'Mine, too', second: 5 }),
				url,
				address,
			);
			await suite.control.person('leave', { groupId, waId: ben.waId });
			await Promise.all([...written, other]);
			const executions = await heard.finished({ atLeast: 3 });
			expect(inputs(executions).sort()).toEqual([
				['Hello,\nwhere is my order\n4711?'],
				['Mine, too'],
				['participant.left'],
			]);
			expect(executions[0]?.items[0]).toMatchObject({ event: 'participant.left' });
			const ofAna = executions
				.flatMap(({ items }) => items)
				.find(({ messages }) => (messages as unknown[] | undefined)?.length === 3);
			expect(ofAna).toMatchObject({
				sessionId: groupId,
				participant: { waId: ana.waId },
				messages: [{ text: 'Hello,' }, { text: 'where is my order' }, { text: '4711?' }],
			});
			await heard.taken();
			expect(await heard.executionCount()).toBe(3);
		},
		longMs,
	);

	it(
		'starts it once, though the provider repeats what it has waited for too long',
		async () => {
			const heard = await listen('message.received');
			const message = newMessage();
			const bringIt = async () => await bring(message, n8n.url, heard.address);
			const answers = await Promise.all([bringIt(), bringIt(), bringIt()]);
			expect(answers.sort()).toEqual(['dropped', 'dropped', 'started']);
			expect(await bringIt()).toBe('dropped');
			expect(await heard.executionCount()).toBe(1);
		},
		longMs,
	);

	it(
		'collects in a test run, too, which ends with the first execution',
		async () => {
			const { client, control, credential } = suite;
			const workflow = await client.createWorkflow(
				triggerWorkflow(credential, randomUUID(), {
					events: ['message.received'],
					...collecting(8).parameters,
				}),
			);
			const { groupId } = await groupWithAna(control);
			await client.testRun(workflow, 'Trigger');
			const what = 'the test run listens';
			await waitFor(async () => await control.callback(), { what, timeoutMs: longMs });
			await write(groupId, ana.waId, 'One', 'Two');
			const executions = await waitFor(
				async () => {
					const all = await client.executions(workflow.id);
					return all.some(({ status }) => status === 'success') && all;
				},
				{ what: 'the test run is over', timeoutMs: longMs },
			);
			expect(executions.map(({ mode }) => mode)).toEqual(['manual']);
			expect(await client.outputOf(executions[0]?.id ?? '', 'Trigger')).toMatchObject([
				{ messages: [{}, {}] },
			]);
			await waitFor(async () => (await control.callback()) === undefined, {
				what: 'the test run gave its address back',
				timeoutMs: longMs,
			});
		},
		longMs,
	);

	it(
		'loses and doubles nothing when n8n is killed while it collects',
		async () => {
			const before = await listen('message.received');
			const { groupId } = await groupWithAna(suite.control);
			await write(groupId, ana.waId, 'One', 'Two', 'Three');
			await n8n.kill('SIGKILL');
			await start(portOf(n8n));
			const again = (listening = before.in(suite));
			await again.taken(longMs);
			const heard = await again.heard();
			const texts = heard.flatMap(({ messages }) => messages as Array<{ text: string }>);
			expect(texts.map(({ text }) => text).sort()).toEqual(['One', 'Three', 'Two']);
			console.log(
				`Killed while collecting three messages: ${heard.length} execution(s) afterwards`,
			);
		},
		longMs,
	);
});
