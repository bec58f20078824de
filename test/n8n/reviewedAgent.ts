import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { SavedCredential, SavedWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { questionLinks } from '../../n8nServer/questionLinks';
import type { ScriptedModel } from '../../n8nServer/scriptedModel';
import { waitFor } from '../../n8nServer/waitFor';
import { agentWorkflows } from '../../scripts/screenshots/pageOfAgents';
import { byId, type Json } from './actionWorkflow';
import { chatModelNode, credentialOf, webhookAt } from './agentWorkflow';
import { ana } from './operations/operationCase';
import type { Suite } from './suite';

/** An agent that asks in a group of those who decide. */
export interface Asking {
	readonly management: string;
	readonly workflow: SavedWorkflow;
}

/** What it wants to write goes to the tenants' group. */
export interface Reviewed extends Asking {
	readonly tenants: string;
	/** Starts the agent. */
	readonly start: () => Promise<void>;
}

const quiet = { proxy: false as const, validateStatus: () => true };

/** What n8n calls *Send Text* for the model. */
export const reviewedTool = 'Send_a_text_message_to_a_group_in_WhatsApp_Groups';

/** What the model gives when a tool has to be approved first. */
export const callOf = (toolParameters: Json) => ({
	tool: reviewedTool,
	call: { toolParameters, hitlParameters: {} },
});

/** Starts the workflow with a webhook at this path. */
export async function startedBy({ n8nUrl }: Suite, path: string): Promise<void> {
	await waitFor(
		async () => (await axios.post(`${n8nUrl}/webhook/${path}`, {}, quiet)).status === 200,
		{ what: 'the webhook of the workflow answered', timeoutMs: 15_000 },
	);
}

/** What somebody changes in the workflow of the page about agents to make it ready. */
interface Ready {
	readonly path: string;
	readonly credential: SavedCredential;
	readonly model: SavedCredential;
	/** Of the review. */
	readonly parameters: Json;
}

function makeReady(
	node: WorkflowNode,
	{ path, credential, model, parameters }: Ready,
): WorkflowNode {
	const { type, name } = node;
	if (type.endsWith('chatTrigger')) return { ...webhookAt(path, 'onReceived'), name };
	if (type.endsWith('lmChatOpenAi')) return chatModelNode(model);
	if (type.endsWith('.agent'))
		return { ...node, parameters: { promptType: 'define', text: 'Do what you were asked.' } };
	const changed = type.endsWith('HitlTool')
		? { ...node.parameters, ...parameters }
		: node.parameters;
	return { ...node, credentials: credentialOf(credential), parameters: changed };
}

/**
 * The second workflow of the page about agents, started by a webhook: an agent whose *Send Text* is
 * reviewed, with n8n's message unless another one is given.
 */
export async function openReviewed(
	suite: Suite,
	model: SavedCredential,
	parameters: Json = {},
): Promise<Reviewed> {
	const { control, client, credential } = suite;
	const members = { participants: [ana] };
	const tenants = await control.createOpenGroup({ subject: 'Tenants', ...members });
	const management = await control.createOpenGroup({ subject: 'Management', ...members });
	const path = randomUUID();
	const [, workflow = { name: '', nodes: [], connections: {} }] = agentWorkflows();
	const given = { groupId: byId(management.groupId), ...parameters };
	const saved = await client.createWorkflow({
		...workflow,
		nodes: workflow.nodes.map((node) =>
			makeReady(node, { path, credential, model, parameters: given }),
		),
	});
	await client.activate(saved);
	const start = async () => await startedBy(suite, path);
	return {
		start,
		workflow: saved,
		tenants: tenants.groupId,
		management: management.groupId,
	};
}

/** The question with this number in the management's group, and its links. */
export async function waitForQuestion(
	{ control }: Suite,
	{ management }: Asking,
	number: number,
): Promise<{ text: string; approve: string; decline: string }> {
	const text = await waitFor(
		async () => (await control.sentTo(management))[number - 1]?.text ?? false,
		{ what: `question ${number} arrived`, timeoutMs: 30_000 },
	);
	const [approve = '', decline = ''] = questionLinks(text);
	return { text, approve, decline };
}

/** Sends the form of the page behind a link; n8n refuses until it has saved that it waits. */
export async function decide(url: string, form: Record<string, string>): Promise<string> {
	return await waitFor(
		async () => {
			const { status, data } = await axios.post<string>(url, new URLSearchParams(form), quiet);
			return status !== 409 && data;
		},
		{ what: 'n8n took an answer', timeoutMs: 15_000 },
	);
}

/** What the model heard from its tools, once it has said its last word. */
export async function waitForEnd(
	{ client }: Suite,
	{ workflow }: Asking,
	model: ScriptedModel,
): Promise<string[]> {
	await waitFor(async () => (await client.executions(workflow.id))[0]?.status === 'success', {
		what: 'the agent has ended',
		timeoutMs: 120_000,
	});
	return model.heard;
}
