import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { NewWorkflow, SavedWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { readRuns } from '../../n8nServer/executionData';
import { waitFor } from '../../n8nServer/waitFor';
import { readExample, withCredential, type ExampleName } from '../../scripts/start/examples';
import { callWorkflow, type Json } from './actionWorkflow';
import type { Suite } from './suite';
import { triggerType } from './triggerWorkflow';

const longMs = 30_000;

/** A trigger that nobody clicks and no clock starts here: a webhook in its place. */
function callable(node: WorkflowNode): WorkflowNode {
	if (!/\.(manualTrigger|scheduleTrigger)$/.test(node.type)) return node;
	const path = randomUUID();
	const parameters = {
		path,
		httpMethod: 'POST',
		responseMode: 'lastNode',
		responseData: 'allEntries',
		options: {},
	};
	const type = 'n8n-nodes-base.webhook';
	return { ...node, type, typeVersion: 2, webhookId: path, parameters };
}

/** An example as somebody makes it ready, active in the n8n of the suite. */
export class RunningExample {
	private constructor(
		private readonly suite: Suite,
		private readonly saved: SavedWorkflow,
	) {}

	static async start(
		suite: Suite,
		name: ExampleName,
		change: (node: WorkflowNode) => WorkflowNode = (node) => node,
	): Promise<RunningExample> {
		const { id, name: credentialName } = suite.credential;
		const example = withCredential(readExample(name), { id, name: credentialName });
		const nodes = example.nodes.map((node) => change(callable(node)));
		const workflow: NewWorkflow = { ...example, nodes };
		const running = new RunningExample(suite, await suite.client.createWorkflow(workflow));
		await suite.client.activate(running.saved);
		await running.untilRegistered(true);
		return running;
	}

	/** Starts it where its person would click, or its clock would; gives the last node's items. */
	async call(trigger: string): Promise<Json[]> {
		const path = this.idOf(trigger);
		return (await callWorkflow(this.suite, path, { items: [] })).items;
	}

	/** Fills in its form. */
	async fillIn(trigger: string, answers: readonly string[]): Promise<void> {
		const url = `${this.suite.n8nUrl}/form/${this.idOf(trigger)}`;
		const body = new FormData();
		for (const [index, answer] of answers.entries()) body.append(`field-${index}`, answer);
		const quiet = { proxy: false as const, validateStatus: () => true };
		const isTaken = async () => (await axios.post<unknown>(url, body, quiet)).status === 200;
		await waitFor(isTaken, { what: 'the form was taken', timeoutMs: longMs });
	}

	/** What a node gave in the newest execution in which it ran. */
	async outputOf(node: string): Promise<Json[]> {
		for (const { id } of await this.suite.client.executions(this.saved.id)) {
			const items = await this.suite.client.outputOf(id, node);
			if (items.length > 0) return items;
		}
		return [];
	}

	/** How many executions have ended well. */
	async successCount(): Promise<number> {
		return await this.suite.client.executionCount(this.saved.id, 'success');
	}

	/** Why executions have failed, newest first. */
	async failures(): Promise<string[]> {
		const failed = (await this.suite.client.executions(this.saved.id)).filter(
			({ status }) => status === 'error',
		);
		const runs = failed.map(async ({ id }) =>
			readRuns((await this.suite.client.execution(id)).data),
		);
		return (await Promise.all(runs)).map((nodes) => nodes.at(-1)?.error ?? '');
	}

	async stop(): Promise<void> {
		await this.suite.client.deactivate(this.saved.id);
		await this.untilRegistered(false);
	}

	private idOf(name: string): string {
		return this.saved.nodes.find((node) => node.name === name)?.webhookId ?? '';
	}

	private async untilRegistered(wanted: boolean): Promise<void> {
		const { nodes } = this.saved;
		const webhookId = nodes.find(({ type }) => type === triggerType)?.webhookId;
		if (webhookId === undefined) return;
		await waitFor(
			async () => ((await this.suite.control.callback())?.includes(webhookId) ?? false) === wanted,
			{ what: `the trigger is registered: ${String(wanted)}`, timeoutMs: longMs },
		);
	}
}
