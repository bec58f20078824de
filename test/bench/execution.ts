import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { NewWorkflow, WorkflowNode } from '../n8n/editorApi';
import { unflatten } from '../n8n/executionData';
import { waitFor } from '../n8n/waitFor';
import type { Lab } from './lab';
import type { TimedNode } from './senders';
import type { Span } from './usage';

export type Item = { to: string; text: string };
/** When the execution was asked for and answered, and when the node under test ran. */
export type Ran = { whole: Span; node: Span; seconds: number };

type NodeRun = { startTime: number; executionTime: number };
type Recorded = { resultData: { runData: Record<string, NodeRun[]> } };

/** Webhook → one item per entry of the body → the node under test. */
function workflowAround(node: TimedNode, path: string): NewWorkflow {
	const webhook: WorkflowNode = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: path,
		parameters: { path, httpMethod: 'POST', responseMode: 'lastNode', responseData: 'noData', options: {} },
	};
	const split: WorkflowNode = { name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1, position: [220, 0], parameters: { fieldToSplitOut: 'body.items', options: {} } };
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return { name: `Send with ${node.type}`, nodes: [webhook, split, node], connections: { Webhook: to('Items'), Items: to(node.name) } };
}

/** Runs the node once with these items in n8n, and tells how long it took. */
export async function runInN8n({ client, n8n }: Lab, node: TimedNode, items: Item[]): Promise<Ran> {
	const path = randomUUID();
	const workflow = await client.createWorkflow(workflowAround(node, path));
	await client.activate(workflow);
	let fromMs = 0;
	await waitFor(
		async () => {
			fromMs = Date.now();
			// n8n registers the webhook a moment after it said that the workflow is active.
			const { status } = await axios.post(`${n8n.url}/webhook/${path}`, { items }, { proxy: false, maxBodyLength: Infinity, validateStatus: () => true });
			return status !== 404;
		},
		{ what: 'the webhook of the workflow answered', timeoutMs: 15_000 },
	);
	const toMs = Date.now();
	await client.deactivate(workflow.id);
	const execution = await waitFor(async () => (await client.executions(workflow.id)).find(({ status }) => status === 'success' || status === 'error'), { what: 'the execution was recorded', timeoutMs: 60_000 });
	const recorded = unflatten((await client.execution(execution.id)).data) as Recorded;
	const run = recorded.resultData.runData[node.name]?.at(-1);
	if (run === undefined) throw new Error(`The node ${node.type} did not run: ${JSON.stringify(recorded.resultData).slice(0, 500)}`);
	return { whole: { fromMs, toMs }, node: { fromMs: run.startTime, toMs: run.startTime + run.executionTime }, seconds: run.executionTime / 1_000 };
}
