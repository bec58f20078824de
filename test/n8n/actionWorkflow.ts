import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import type { Suite } from './suite';
import { waitFor } from '../../n8nServer/waitFor';
import { withoutKeepAlive } from '../../n8nServer/withoutKeepAlive';

export type Json = Record<string, unknown>;
export type Action = {
	resource: string;
	operation: string;
	/** Field values of the node; expressions see each item given to the run. */
	parameters: Json;
	continueOnFail?: boolean;
	/** A file that each item brings along in its field `data`. */
	file?: InputFile;
};
export type InputFile = { base64: string; fileName: string; mimeType: string };
export type ActionResult = { status: number; items: Json[]; workflowId: string };

const actionType = 'n8n-nodes-whatsapp-groups.whatsAppGroups';

/** A group named by an expression, as a workflow's author writes it. */
export const byId = (value: string): Json => ({ __rl: true, mode: 'id', value });

/** Makes the file of an item out of its text. */
const fileNode: WorkflowNode = {
	name: 'File',
	type: 'n8n-nodes-base.convertToFile',
	typeVersion: 1.1,
	position: [440, 0],
	parameters: {
		operation: 'toBinary',
		sourceProperty: 'file.base64',
		options: { fileName: '={{ $json.file.fileName }}', mimeType: '={{ $json.file.mimeType }}' },
	},
};

/**
 * Webhook → one item per entry of the body → the node under test; the last node's items are the
 * answer.
 */
export function actionWorkflow(
	action: Action,
	path: string,
	{ id, name, type }: Suite['credential'],
): NewWorkflow {
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
			responseData: 'allEntries',
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
	const node: WorkflowNode = {
		name: 'Action',
		type: actionType,
		typeVersion: 1,
		position: [660, 0],
		credentials: { [type]: { id, name } },
		parameters: {
			provider: 'meta',
			resource: action.resource,
			operation: action.operation,
			...action.parameters,
		},
		...(action.continueOnFail === true ? { onError: 'continueRegularOutput' } : {}),
	};
	const chain = [webhook, split, ...(action.file === undefined ? [] : [fileNode]), node];
	const connections = Object.fromEntries(
		chain
			.slice(1)
			.map(({ name: target }, index) => [
				chain[index]?.name ?? '',
				{ main: [[{ node: target, type: 'main' as const, index: 0 }]] },
			]),
	);
	return { name: `${action.operation} ${action.resource}`, nodes: chain, connections };
}

/** Runs one operation in n8n with these items, and gives what came out of the node. */
export async function runAction(
	suite: Suite,
	action: Action,
	items: Json[] = [{}],
): Promise<ActionResult> {
	const path = randomUUID();
	return await runWorkflow(
		suite,
		{ workflow: actionWorkflow(action, path, suite.credential), path },
		items,
		action.file,
	);
}

/** Starts an active workflow by its webhook, and gives the answer of its last node. */
export async function callWorkflow(
	{ n8nUrl }: Suite,
	path: string,
	{ items, file }: { items: Json[]; file?: InputFile },
): Promise<Omit<ActionResult, 'workflowId'>> {
	const url = `${n8nUrl}/webhook/${path}`;
	// n8n registers the webhook a moment after it said that the workflow is active.
	const { status, data } = await waitFor(
		async () => {
			const answer = await axios.post<Json[] | Json>(
				url,
				{ items: items.map((item) => ({ filled: true, ...item, file })) },
				{ proxy: false, httpAgent: withoutKeepAlive, validateStatus: () => true },
			);
			return answer.status !== 404 && answer;
		},
		{ what: 'the webhook of the workflow answered', timeoutMs: 15_000 },
	);
	return { status, items: Array.isArray(data) ? data : [data] };
}

/**
 * Runs a workflow that begins with a webhook at this path, and gives what came out of its last
 * node.
 */
export async function runWorkflow(
	suite: Suite,
	{ workflow: given, path }: { workflow: NewWorkflow; path: string },
	items: Json[],
	file?: InputFile,
): Promise<ActionResult> {
	const workflow = await suite.client.createWorkflow(given);
	await suite.client.activate(workflow);
	const result = await callWorkflow(suite, path, { items, file });
	await suite.client.deactivate(workflow.id);
	return { ...result, workflowId: workflow.id };
}
