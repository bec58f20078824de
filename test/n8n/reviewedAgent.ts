import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { SavedCredential, SavedWorkflow } from '../../n8nServer/editorApi';
import type { ScriptedModel } from '../../n8nServer/scriptedModel';
import { waitFor } from '../../n8nServer/waitFor';
import { byId, type Json } from './actionWorkflow';
import { agentWorkflow, credentialOf, fromModel, to, type Tool } from './agentWorkflow';
import { ana } from './operations/operationCase';
import type { Suite } from './suite';

/** Two groups: the tenants', to which an agent writes, and that of those who have to approve it. */
export interface Reviewed {
	readonly tenants: string;
	readonly management: string;
	readonly workflow: SavedWorkflow;
	/** Starts the agent. */
	readonly start: () => Promise<void>;
}

export const reviewer = 'Management approves';
const quiet = { proxy: false as const, validateStatus: () => true };

const sendText: Tool = {
	name: 'Send a text message to a group in WhatsApp Groups',
	resource: 'message',
	operation: 'sendText',
	parameters: { groupId: byId(fromModel('Group')), text: fromModel('Text') },
};
/** What n8n calls it for the model. */
export const reviewedTool = sendText.name.replace(/ /g, '_');

/** What the model gives when a tool has to be approved first. */
export const callOf = (toolParameters: Json) => ({
	tool: reviewedTool,
	call: { toolParameters, hitlParameters: {} },
});

/**
 * Webhook → *AI Agent* → our node as the review of *Send Text*, with n8n's message unless another
 * one is given.
 */
export async function openReviewed(
	suite: Suite,
	model: SavedCredential,
	parameters: Json = {},
): Promise<Reviewed> {
	const { control, client } = suite;
	const members = { participants: [ana] };
	const tenants = await control.createOpenGroup({ subject: 'Tenants', ...members });
	const management = await control.createOpenGroup({ subject: 'Management', ...members });
	const path = randomUUID();
	const workflow = agentWorkflow(suite, path, { tools: [sendText], model });
	const [webhook] = workflow.nodes;
	Object.assign(webhook?.parameters ?? {}, { responseMode: 'onReceived' });
	const saved = await client.createWorkflow({
		...workflow,
		nodes: [
			...workflow.nodes,
			{
				name: reviewer,
				type: 'n8n-nodes-whatsapp-groups.whatsAppGroupsHitlTool',
				typeVersion: 1.1,
				position: [440, 420],
				credentials: credentialOf(suite.credential),
				parameters: {
					groupId: byId(management.groupId),
					approvalOptions: { values: { approvalType: 'double' } },
					...parameters,
				},
			},
		],
		connections: {
			...workflow.connections,
			[sendText.name]: to(reviewer, 'ai_tool'),
			[reviewer]: to('AI Agent', 'ai_tool'),
		},
	});
	await client.activate(saved);
	const start = async () =>
		void (await waitFor(
			async () => (await axios.post(`${suite.n8nUrl}/webhook/${path}`, {}, quiet)).status === 200,
			{ what: 'the webhook of the workflow answered', timeoutMs: 15_000 },
		));
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
	{ management }: Reviewed,
	number: number,
): Promise<{ text: string; approve: string; decline: string }> {
	const text = await waitFor(
		async () => (await control.sentTo(management))[number - 1]?.text ?? false,
		{ what: `question ${number} arrived`, timeoutMs: 30_000 },
	);
	const [approve = '', decline = ''] = text.match(/https?:\/\/\S+webhook-waiting\S+/g) ?? [];
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
	{ workflow }: Reviewed,
	model: ScriptedModel,
): Promise<string[]> {
	await waitFor(async () => (await client.executions(workflow.id))[0]?.status === 'success', {
		what: 'the agent has ended',
		timeoutMs: 120_000,
	});
	return model.heard;
}
