import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../emulator';
import { ensureN8n } from '../../n8nServer/install';
import { startN8n, type RunningN8n } from '../../n8nServer/server';
import { ana, ben, groupWithAna } from './events/eventCase';
import { packedTarball } from './packedTarball';
import { bring, newMessage } from './signedWebhook';
import { enterSuite, given, type Suite } from './suite';
import { listenFor, type HeardExecution } from './triggerWorkflow';

const longMs = 240_000;
const collecting = (collectSeconds: number) => ({ parameters: { options: { collectSeconds } } });
const inputs = (executions: HeardExecution[]) =>
	executions.map(({ items }) => items.map(({ event, chatInput }) => chatInput ?? event));

describe('Collect Messages, in a real n8n', () => {
	let emulator: Emulator;
	let n8n: RunningN8n;
	let suite: Suite;

	async function start(port?: number): Promise<void> {
		n8n = await startN8n({
			installed: await ensureN8n(),
			userFolder: join(given('E2E_FOLDER'), 'collect'),
			port,
			tarball: packedTarball(),
		});
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

	/** Somebody writes these, one after the other. */
	async function write(groupId: string, waId: string, ...texts: string[]): Promise<void> {
		for (const text of texts) await suite.control.person('write', { groupId, waId, text });
	}

	it(
		'starts the workflow once with what one person wrote, and at once with everything else',
		async () => {
			const events = ['message.received', 'participant.left'];
			const listening = await listenFor(suite, events, collecting(4));
			const { groupId } = await groupWithAna(suite.control, { participants: [ana, ben] });
			await write(groupId, ana.waId, 'Hello,', 'where is my order', '4711?');
			await write(groupId, ben.waId, 'Mine, too');
			await suite.control.person('leave', { groupId, waId: ben.waId });
			const executions = await listening.finished({ atLeast: 3 });
			expect(inputs(executions)).toEqual([
				['participant.left'],
				['Hello,\nwhere is my order\n4711?'],
				['Mine, too'],
			]);
			expect(executions[1]?.items[0]).toMatchObject({
				sessionId: groupId,
				participant: { waId: ana.waId },
				messages: [{ text: 'Hello,' }, { text: 'where is my order' }, { text: '4711?' }],
			});
			await listening.taken();
			expect(await listening.executionCount()).toBe(3);
			await listening.stop();
		},
		longMs,
	);

	it(
		'starts it once, though the provider repeats what it has waited for too long',
		async () => {
			const listening = await listenFor(suite, ['message.received'], collecting(4));
			const message = newMessage();
			const bringIt = async () => await bring(message, n8n.url, listening.address);
			const answers = await Promise.all([bringIt(), bringIt(), bringIt()]);
			expect(answers.sort()).toEqual(['dropped', 'dropped', 'started']);
			expect(await bringIt()).toBe('dropped');
			expect(await listening.executionCount()).toBe(1);
			await listening.stop();
		},
		longMs,
	);

	it(
		'loses and doubles nothing when n8n is killed while it collects',
		async () => {
			const listening = await listenFor(suite, ['message.received'], collecting(5));
			const { groupId } = await groupWithAna(suite.control);
			await write(groupId, ana.waId, 'One', 'Two', 'Three');
			await n8n.kill('SIGKILL');
			await start(Number(new URL(n8n.url).port));
			const again = listening.in(suite);
			await again.taken(longMs);
			const heard = await again.heard();
			const texts = heard.flatMap(({ messages }) => messages as Array<{ text: string }>);
			expect(texts.map(({ text }) => text).sort()).toEqual(['One', 'Three', 'Two']);
			console.log(
				`Killed while collecting three messages: ${heard.length} execution(s) afterwards`,
			);
			await again.stop();
		},
		longMs,
	);
});
