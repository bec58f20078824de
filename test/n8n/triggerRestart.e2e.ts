import { startEmulator, type Emulator } from '../../emulator';
import type { RunningN8n } from '../../n8nServer/server';
import { bring, newMessage, type SignedWebhook } from './signedWebhook';
import { portOf, startOwnN8n } from './ownN8n';
import { enterSuite } from './suite';
import { listenFor } from './triggerWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const longMs = 240_000;

describe('a trigger in an n8n that is killed', () => {
	let emulator: Emulator;
	let n8n: RunningN8n;

	async function start(port?: number): Promise<void> {
		n8n = await startOwnN8n('restart', { port });
	}

	/** While n8n changes the version, it answers 404, or 500 since it knows the node by its name. */
	async function bringPatiently(message: SignedWebhook, address: string): Promise<string> {
		return await waitFor(
			async () => await bring(message, n8n.url, address).catch(() => undefined),
			{ what: 'n8n takes the webhook', timeoutMs: 30_000 },
		);
	}

	beforeAll(async () => {
		emulator = await startEmulator();
		await start();
	}, longMs);
	afterAll(async () => {
		await n8n.stop();
		await emulator.close();
	});

	it(
		'starts nothing a second time after the restart',
		async () => {
			const suite = await enterSuite(n8n.url, emulator.url);
			const { address, workflow } = await listenFor(suite, ['message.received']);
			const messages = Array.from({ length: 10 }, newMessage);
			const bringAll = async () => {
				const answers: string[] = [];
				for (const message of messages) answers.push(await bring(message, n8n.url, address));
				return answers;
			};
			expect(await bringAll()).toEqual(messages.map(() => 'started'));
			await n8n.kill('SIGKILL');
			await start(portOf(n8n));
			expect(await bringAll()).toEqual(messages.map(() => 'dropped'));
			const { client } = await enterSuite(n8n.url, emulator.url);
			expect(await client.executionCount(workflow.id)).toBe(messages.length);
			await client.deactivate(workflow.id);
		},
		longMs,
	);

	it(
		'starts nothing a second time after it was renamed, published again, and n8n killed',
		async () => {
			const suite = await enterSuite(n8n.url, emulator.url);
			const { address, workflow } = await listenFor(suite, ['message.received'], {
				parameters: { ifOtherCallback: 'replace' },
			});
			const messages = Array.from({ length: 5 }, newMessage);
			const bringAll = async () => {
				const answers: string[] = [];
				for (const message of messages) answers.push(await bringPatiently(message, address));
				return answers;
			};
			expect(await bringAll()).toEqual(messages.map(() => 'started'));
			const renamed = await suite.client.updateWorkflow({
				...(await suite.client.workflow(workflow.id)),
				name: 'Renamed, too',
				nodes: workflow.nodes.map((node) => ({ ...node, name: 'Somebody wrote' })),
			});
			await suite.client.activate(renamed);
			await waitFor(
				async () =>
					(await suite.client.workflow(workflow.id)).activeVersionId === renamed.versionId,
				{ what: 'the renamed version is the active one', timeoutMs: 30_000 },
			);
			expect(await bringAll()).toEqual(messages.map(() => 'dropped'));
			await n8n.kill('SIGKILL');
			await start(portOf(n8n));
			expect(await bringAll()).toEqual(messages.map(() => 'dropped'));
			const { client } = await enterSuite(n8n.url, emulator.url);
			expect(await client.executionCount(workflow.id)).toBe(messages.length);
		},
		longMs,
	);
});
