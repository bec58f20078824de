import { randomUUID } from 'node:crypto';
import type { Json } from './actionWorkflow';
import { ana, groupWithAna } from './events/eventCase';
import { enterSuite, type Suite } from './suite';
import { triggerWorkflow } from './triggerWorkflow';
import type { SavedWorkflow } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';

const timeoutMs = 60_000;
const outputs = ['Messages', 'Participants', 'Join Requests', 'Groups', 'Receipts', 'Other'];

describe('the trigger with one output per kind of event, in a real n8n', () => {
	let suite: Suite;
	beforeAll(async () => {
		suite = await enterSuite();
	});

	/** A node at each output, named after it. */
	async function create(events: string[], options: Json): Promise<SavedWorkflow> {
		const { nodes, ...workflow } = triggerWorkflow(suite.credential, randomUUID(), {
			events,
			options: { outputPerKind: true, ...options },
		});
		const after = outputs.map((name) => ({
			...{ id: randomUUID(), name, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
			position: [200, 0] as [number, number],
		}));
		const main = outputs.map((node) => [{ node, type: 'main', index: 0 }]);
		return await suite.client.createWorkflow({
			...workflow,
			nodes: [...nodes, ...after],
			connections: { Trigger: { main } },
		} as never);
	}

	/** What came out where, in each execution. */
	async function heard(workflow: SavedWorkflow, atLeast: number): Promise<unknown[]> {
		const executions = await waitFor(
			async () => {
				const all = await suite.client.executions(workflow.id);
				return all.length >= atLeast && all.every(({ status }) => status === 'success') && all;
			},
			{ what: 'the executions are over', timeoutMs },
		);
		const found: unknown[] = [];
		for (const { id } of executions.sort((a, b) => Number(a.id) - Number(b.id))) {
			const events: Record<string, unknown[]> = {};
			for (const name of outputs) {
				const items = await suite.client.outputOf(id, name);
				if (items.length > 0) events[name] = [...new Set(items.map(({ event }) => event))];
			}
			found.push(events);
		}
		return found;
	}

	it('gives each event to the nodes of its kind alone', async () => {
		const workflow = await create(['message.received', 'participant.left'], {});
		await suite.client.activate(workflow);
		const callback = async () => (await suite.control.callback()) !== undefined;
		await waitFor(callback, { what: 'the trigger is registered', timeoutMs });
		const { groupId } = await groupWithAna(suite.control);
		await suite.control.person('write', { groupId, waId: ana.waId, text: 'Hello' });
		await heard(workflow, 1);
		await suite.control.person('leave', { groupId, waId: ana.waId });
		expect(await heard(workflow, 2)).toEqual([
			{ Messages: ['message.received'] },
			{ Participants: ['participant.left'] },
		]);
		await suite.client.deactivate(workflow.id);
		await waitFor(async () => !(await callback()), { what: 'it is gone', timeoutMs });
	});

	it('shows samples of the chosen events in a test run, at once, and registers nothing', async () => {
		const events = ['message.received', 'message.read', 'joinRequest.created', 'group.suspended'];
		const workflow = await create(events, { samples: true });
		const before = await suite.control.requests();
		expect(await suite.client.testRun(workflow, 'Trigger')).toMatchObject({
			waitingForWebhook: true,
		});
		expect(await heard(workflow, 1)).toEqual([
			{
				Messages: ['message.received'],
				'Join Requests': ['joinRequest.created'],
				Groups: ['group.suspended'],
				Receipts: ['message.read'],
			},
		]);
		expect(await suite.control.requests()).toEqual(before);
	});
});
