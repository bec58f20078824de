import axios from 'axios';
import { randomUUID } from 'node:crypto';
import type { NewWorkflow } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';
import { actionWorkflow, byId, runAction, type Json } from './actionWorkflow';
import type { Suite } from './suite';
import { triggerWorkflow } from './triggerWorkflow';
import { waitForStatus, type AskedQuestion } from './waitingWorkflow';

export interface Person {
	readonly waId: string;
	readonly name: string;
}

/** A question that people answer by replying to it. */
export type AskedByReply = AskedQuestion & { readonly messageId: string };

const quiet = { proxy: false as const, validateStatus: () => true };

/** Webhook → our node, which waits; the webhook answers at once. */
function replyWorkflow(suite: Suite, parameters: Json, path: string): NewWorkflow {
	const action = { resource: 'message', operation: 'sendAndWait', parameters };
	const workflow = actionWorkflow(action, path, suite.credential);
	Object.assign(workflow.nodes[0]?.parameters ?? {}, { responseMode: 'onReceived' });
	return workflow;
}

/** A group of these people, in which one has just written. */
async function openGroup({ control }: Suite, participants: Person[]): Promise<string> {
	return (await control.createOpenGroup({ subject: 'Oak Street', participants })).groupId;
}

const toParameters = (groupId: string, given: Json): Json => ({
	groupId: byId(groupId),
	message: 'Shall we order?',
	answerBy: 'reply',
	...given,
});

/** Starts a workflow that asks a new group of these people. */
async function startAsking(suite: Suite, parameters: Json, people: Person[]) {
	const groupId = await openGroup(suite, people);
	const path = randomUUID();
	const workflow = await suite.client.createWorkflow(
		replyWorkflow(suite, toParameters(groupId, parameters), path),
	);
	await suite.client.activate(workflow);
	await waitFor(
		async () => {
			const { status } = await axios.post(
				`${suite.n8nUrl}/webhook/${path}`,
				{ items: [{}] },
				quiet,
			);
			return status === 200;
		},
		{ what: 'the webhook of the workflow answered', timeoutMs: 30_000 },
	);
	return { workflow, groupId };
}

/** Asks a new group, and one of these people replies as soon as the question is there. */
export async function askAndReplyAtOnce(
	suite: Suite,
	{ parameters, who, text }: { parameters: Json; who: Person; text: string },
): Promise<AskedByReply> {
	const { workflow, groupId } = await startAsking(suite, parameters, [who]);
	let question: { messageId: string } | undefined;
	// Without a pause: n8n saves that it waits a moment after the question is out.
	for (let tries = 0; tries < 10_000 && !question; tries += 1)
		question = (await suite.control.sentTo(groupId)).at(-1);
	const { messageId = '' } = question ?? {};
	const asked = { workflow, groupId, messageId, executionId: '', text: '', links: [] };
	await replyTo(suite, asked, { who, text });
	return asked;
}

/** Asks a new group of these people, and waits until the workflow waits. */
export async function askByReply(
	suite: Suite,
	parameters: Json,
	people: Person[],
): Promise<AskedByReply> {
	const { workflow, groupId } = await startAsking(suite, parameters, people);
	const executionId = await waitForStatus(suite, workflow.id, 'waiting');
	const { text, messageId } = (await suite.control.sentTo(groupId)).at(-1) ?? { messageId: '' };
	return { workflow, groupId, executionId, text: String(text), links: [], messageId };
}

/** Asks a new group in a run that the editor starts, and waits until it waits. */
export async function askFromEditor(suite: Suite, people: Person[]): Promise<AskedByReply> {
	const groupId = await openGroup(suite, people);
	const asking = replyWorkflow(suite, toParameters(groupId, {}), randomUUID()).nodes.slice(-1);
	const type = 'n8n-nodes-base.manualTrigger';
	const start = { name: 'Start', type, typeVersion: 1, parameters: {} };
	const workflow = await suite.client.createWorkflow({
		name: 'Asks from the editor',
		nodes: [{ ...start, position: [0, 0] }, ...asking],
		connections: { Start: { main: [[{ node: 'Action', type: 'main', index: 0 }]] } },
	});
	await suite.client.testRun(workflow, 'Start');
	const executionId = await waitForStatus(suite, workflow.id, 'waiting');
	const { text, messageId } = (await suite.control.sentTo(groupId)).at(-1) ?? { messageId: '' };
	return { workflow, groupId, executionId, text: String(text), links: [], messageId };
}

/** Our trigger → our node, which waits; somebody writes, and so it asks. */
export async function askAfterMessage(suite: Suite, who: Person): Promise<AskedByReply> {
	const groupId = await openGroup(suite, [who]);
	const events = ['message.received'];
	const webhookId = randomUUID();
	const own = triggerWorkflow(suite.credential, webhookId, { provider: 'meta', events });
	const asking = replyWorkflow(suite, toParameters(groupId, {}), webhookId).nodes.slice(-1);
	const workflow = await suite.client.createWorkflow({
		...own,
		nodes: [...own.nodes, ...asking],
		connections: { Trigger: { main: [[{ node: 'Action', type: 'main', index: 0 }]] } },
	});
	await suite.client.activate(workflow);
	await waitFor(async () => (await suite.control.callback())?.includes(webhookId), {
		what: 'the trigger registered its address',
		timeoutMs: 30_000,
	});
	await suite.control.person('write', { groupId, waId: who.waId, text: 'We need tiles' });
	const executionId = await waitForStatus(suite, workflow.id, 'waiting');
	const { text, messageId } = (await suite.control.sentTo(groupId)).at(-1) ?? { messageId: '' };
	return { workflow, groupId, executionId, text: String(text), links: [], messageId };
}

/** What comes of a node that does not ask, and what the group got. */
export async function failToAsk(suite: Suite, parameters: Json, people: Person[]) {
	const groupId = await openGroup(suite, people);
	const action = {
		resource: 'message',
		operation: 'sendAndWait',
		parameters: toParameters(groupId, parameters),
		continueOnFail: true,
	};
	const { items } = await runAction(suite, action);
	return { items, sent: await suite.control.sentTo(groupId) };
}

/** Somebody writes in the group of a question, as a reply to it unless told otherwise. */
export async function replyTo(
	suite: Suite,
	{ groupId, messageId }: AskedByReply,
	{ who, text, isReply = true }: { who: Person; text: string; isReply?: boolean },
): Promise<void> {
	const { waId } = who;
	await suite.control.person('write', {
		groupId,
		waId,
		text,
		...(isReply && { replyTo: messageId }),
	});
}
