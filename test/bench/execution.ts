import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { unflatten } from '../../n8nServer/executionData';
import { waitFor } from '../../n8nServer/waitFor';
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
		parameters: {
			path,
			httpMethod: 'POST',
			responseMode: 'lastNode',
			responseData: 'noData',
			options: {},
		},
	};
	const split: WorkflowNode = {
		name: 'Items',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		position: [220, 0],
		parameters: { fieldToSplitOut: 'body.items', options: {} },
	};
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: `Send with ${node.type}`,
		nodes: [webhook, split, node],
		connections: { Webhook: to('Items'), Items: to(node.name) },
	};
}

/** A workflow that can be run several times. */
export type Runner = { run: (items: Item[]) => Promise<Ran>; close: () => Promise<void> };

export async function openRunner(lab: Lab, node: TimedNode): Promise<Runner> {
	const { client } = lab;
	const path = randomUUID();
	const workflow = await client.createWorkflow(workflowAround(node, path));
	await client.activate(workflow);
	let runs = 0;
	return {
		run: async (items) => {
			const whole = await post(lab, path, items);
			runs += 1;
			return { ...(await recorded(lab, { workflowId: workflow.id, runs }, node)), whole };
		},
		close: async () => void (await client.deactivate(workflow.id)),
	};
}

/** Runs the node once with these items in n8n, and tells how long it took. */
export async function runInN8n(lab: Lab, node: TimedNode, items: Item[]): Promise<Ran> {
	const runner = await openRunner(lab, node);
	const ran = await runner.run(items);
	await runner.close();
	return ran;
}

async function post({ url }: Lab, path: string, items: Item[]): Promise<Span> {
	let fromMs = 0;
	const { failure } = await waitFor(
		async () => {
			fromMs = Date.now();
			// n8n registers the webhook a moment after it said that the workflow is active.
			const answer = await axios
				.post(
					`${url}/webhook/${path}`,
					{ items },
					{ proxy: false, maxBodyLength: Infinity, validateStatus: () => true },
				)
				.catch((failure: Error) => ({ failure, status: undefined }));
			return answer.status !== 404 && { failure: undefined, ...answer };
		},
		{ what: 'the webhook of the workflow answered', timeoutMs: 15_000 },
	);
	// Asked again, it would run twice.
	if (failure) throw failure;
	return { fromMs, toMs: Date.now() };
}

/** n8n's own record of the last of so many executions. */
async function recorded(
	{ client }: Lab,
	{ workflowId, runs }: { workflowId: string; runs: number },
	node: TimedNode,
): Promise<Omit<Ran, 'whole'>> {
	const ended = async () =>
		(await client.executions(workflowId)).filter(
			({ status }) => status === 'success' || status === 'error',
		);
	const executions = await waitFor(async () => ended().then((all) => all.length === runs && all), {
		what: 'the execution was recorded',
		timeoutMs: 60_000,
	});
	const last = executions.reduce((one, other) => (Number(other.id) > Number(one.id) ? other : one));
	const { resultData } = unflatten((await client.execution(last.id)).data) as Recorded;
	const run = resultData.runData[node.name]?.at(-1);
	if (run === undefined)
		throw new Error(
			`The node ${node.type} did not run: ${JSON.stringify(resultData).slice(0, 500)}`,
		);
	return {
		node: { fromMs: run.startTime, toMs: run.startTime + run.executionTime },
		seconds: run.executionTime / 1_000,
	};
}
