import { randomUUID } from 'node:crypto';
import type { Json } from './actionWorkflow';
import type { SavedWorkflow } from '../../n8nServer/editorApi';
import { eventually } from './eventually';
import { enterSuite, type Suite } from './suite';
import { triggerWorkflow } from './triggerWorkflow';
import { waitFor } from '../../n8nServer/waitFor';

const timeoutMs = 20_000;

describe('triggers that share one number, in a real n8n', () => {
	let suite: Suite;
	let groupId: string;
	let people = 0;

	beforeAll(async () => {
		suite = await enterSuite();
		groupId = (
			await suite.control.createGroup({ subject: 'Shared', joinApprovalMode: 'approval_required' })
		).groupId;
	});

	afterEach(async () => await deactivateAll());

	async function create(parameters: Json = {}): Promise<SavedWorkflow> {
		return await suite.client.createWorkflow(
			triggerWorkflow(suite.credential, randomUUID(), {
				events: ['joinRequest.created'],
				...parameters,
			}),
		);
	}

	async function somebodyAsks(): Promise<string> {
		people += 1;
		const waId = `141555522${String(people).padStart(2, '0')}`;
		await suite.control.person('open-invite', { groupId, waId, name: `Person ${people}` });
		return waId;
	}

	async function deactivateAll(): Promise<void> {
		for (const { id, active } of await suite.client.workflows())
			if (active) await suite.client.deactivate(id);
		await waitFor(async () => (await suite.control.callback()) === undefined, {
			what: 'nothing is registered',
			timeoutMs,
		});
	}

	async function heard(workflow: SavedWorkflow): Promise<unknown[]> {
		const executions = (await suite.client.executions(workflow.id)).filter(
			({ mode }) => mode === 'webhook',
		);
		const outputs = await Promise.all(
			executions.map(async (execution) => await suite.client.outputOf(execution.id, 'Trigger')),
		);
		return outputs.flat().map(({ participant }) => (participant as { waId?: string }).waId);
	}

	async function bothHear(workflows: SavedWorkflow[], waId: string): Promise<void> {
		for (const workflow of workflows) {
			await waitFor(async () => (await heard(workflow)).filter((id) => id === waId).length === 1, {
				what: `${workflow.id} heard ${waId}`,
				timeoutMs,
			});
		}
	}

	async function activate(workflow: SavedWorkflow): Promise<void> {
		await suite.client.activate(workflow);
		await waitFor(
			async () => (await suite.control.callback())?.includes(String(workflow.nodes[0]?.webhookId)),
			{ what: 'the trigger took the address', timeoutMs },
		);
	}

	it('all hear everything, and the last one leaves nothing behind', async () => {
		const [first, second, third] = [
			await create({ ifOtherCallback: 'share' }),
			await create({ ifOtherCallback: 'share' }),
			await create({ ifOtherCallback: 'share' }),
		];
		for (const workflow of [first, second, third]) await activate(workflow);
		await bothHear([first, second, third], await somebodyAsks());
		await suite.client.deactivate(second.id);
		await bothHear([first, third], await somebodyAsks());
		await suite.client.deactivate(third.id);
		await waitFor(
			async () => (await suite.control.callback())?.includes(String(first.nodes[0]?.webhookId)),
			{ what: 'the first one is called again', timeoutMs },
		);
		const last = await somebodyAsks();
		await bothHear([first], last);
		await suite.client.deactivate(first.id);
		await waitFor(async () => (await suite.control.callback()) === undefined, {
			what: 'nothing is left behind',
			timeoutMs,
		});
		// n8n switches off in the background, so the second one may have heard one event more.
		for (const workflow of [second, third]) expect(await heard(workflow)).not.toContain(last);
	});

	it('the second one takes nothing away, unless it may share', async () => {
		const [first, second] = [await create(), await create()];
		await activate(first);
		// n8n answers before the node is asked; what the node says is kept as the error of the
		// activation.
		await suite.client.activate(second);
		await bothHear([first], await somebodyAsks());
		await bothHear([first], await somebodyAsks());
		expect(await suite.control.callback()).toContain(first.nodes[0]?.webhookId);
		expect(await heard(second)).toEqual([]);
	});

	it('a test run beside the active trigger takes nothing from it, and leaves it in place', async () => {
		const workflow = await create();
		await activate(workflow);
		await suite.client.testRun(workflow, 'Trigger');
		await waitFor(async () => (await suite.control.callback())?.includes('/webhook-test/'), {
			what: 'the test run listens',
			timeoutMs,
		});
		const [first, second] = [await somebodyAsks(), await somebodyAsks()];
		await bothHear([workflow], first);
		await bothHear([workflow], second);
		await waitFor(async () => (await suite.control.callback())?.includes('/webhook/'), {
			what: 'production has its address again',
			timeoutMs,
		});
		const modes = (await suite.client.executions(workflow.id)).map(({ mode }) => mode);
		expect(modes).toContain('manual');
		expect(modes.filter((mode) => mode === 'webhook')).toHaveLength(2);
		await suite.client.deactivate(workflow.id);
	});

	it('a repeated webhook starts one execution', async () => {
		const workflow = await create();
		await activate(workflow);
		await suite.control.post('/webhooks', { repeat: 3, count: 1 });
		const waId = await somebodyAsks();
		// Only those to this trigger: one that was refused in another test is sent again for days.
		const outcomes = async () =>
			(await suite.control.webhooks({ url: workflow.nodes[0]?.webhookId })).map(
				({ outcome }) => outcome,
			);
		await eventually(
			async () => expect(await outcomes()).toEqual(Array(4).fill('delivered')),
			timeoutMs,
		);
		await bothHear([workflow], waId);
		expect(await suite.client.executions(workflow.id)).toHaveLength(1);
		await suite.client.deactivate(workflow.id);
	});
});
