import type { RunningN8n } from '../../n8nServer/server';
import { waitFor } from '../../n8nServer/waitFor';
import { eventually } from './eventually';
import { portOf, startOwnN8n } from './ownN8n';
import { enterSuite, type Suite } from './suite';
import { listenFor, type Listening } from './triggerWorkflow';

const longMs = 400_000;
const usualMs = 60_000;
/** WhatsApp repeats after 1, 2, 4 … seconds, so the last repetition may be about a minute late. */
const repeatedMs = 200_000;

describe('two n8n beside each other that share one number', () => {
	let behind: Suite;
	let front: Suite;
	let n8n: RunningN8n;
	let groupId: string;
	let people = 0;

	async function start(port?: number): Promise<void> {
		n8n = await startOwnN8n('behind', { port });
	}

	beforeAll(async () => {
		await start();
		front = await enterSuite();
		behind = await enterSuite(n8n.url);
		const group = { subject: 'Two n8n', joinApprovalMode: 'approval_required' as const };
		groupId = (await front.control.createGroup(group)).groupId;
	}, longMs);
	afterAll(async () => await n8n.stop());

	async function somebodyAsks(): Promise<string> {
		people += 1;
		const waId = `141555533${String(people).padStart(2, '0')}`;
		await front.control.person('open-invite', { groupId, waId, name: `Person ${people}` });
		return waId;
	}

	async function heard(listening: Listening): Promise<unknown[]> {
		const items = await listening.heard();
		return items.map(({ participant }) => (participant as { waId?: string }).waId).sort();
	}

	it(
		'lose nothing and double nothing while the one behind restarts, and leave it its callback',
		async () => {
			const events = ['joinRequest.created'];
			const first = await listenFor(behind, events);
			const second = await listenFor(front, events, { parameters: { ifOtherCallback: 'share' } });
			const asked = [await somebodyAsks()];
			await eventually(async () => {
				expect(await heard(first)).toEqual(asked);
				expect(await heard(second)).toEqual(asked);
			}, usualMs);

			const port = portOf(n8n);
			await n8n.kill('SIGKILL');
			for (let count = 0; count < 10; count++) asked.push(await somebodyAsks());
			const started = start(port);
			let isBack = false;
			void started.finally(() => (isBack = true)).catch(() => undefined);
			while (!isBack && people < 60) {
				asked.push(await somebodyAsks());
				await new Promise((resolve) => setTimeout(resolve, 1_000));
			}
			await started;
			for (let count = 0; count < 5; count++) asked.push(await somebodyAsks());

			behind = await enterSuite(n8n.url);
			const again = first.in(behind);
			await eventually(async () => {
				expect(await heard(second)).toEqual([...asked].sort());
				expect(await heard(again)).toEqual([...asked].sort());
			}, repeatedMs);
			expect(await second.executionCount()).toBe(asked.length);
			expect(await again.executionCount()).toBe(asked.length);

			await front.client.deactivate(second.workflow.id);
			await waitFor(async () => (await front.control.callback()) === first.address, {
				what: 'the one behind has its callback again',
				timeoutMs: usualMs,
			});
			asked.push(await somebodyAsks());
			await eventually(
				async () => expect(await heard(again)).toEqual([...asked].sort()),
				repeatedMs,
			);
			console.log(`${asked.length} events: 0 lost and 0 doubled at either n8n`);
			await again.stop();
		},
		longMs,
	);
});
