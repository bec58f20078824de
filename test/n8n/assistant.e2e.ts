import { randomUUID } from 'node:crypto';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { ScriptedModel } from '../../n8nServer/scriptedModel';
import { waitFor } from '../../n8nServer/waitFor';
import { agentWorkflows } from '../../scripts/screenshots/pageOfAgents';
import { chatModelNode, credentialOf } from './agentWorkflow';
import { eventually } from './eventually';
import { ana, ben } from './operations/operationCase';
import { enterSuite, type Suite } from './suite';
import { triggerType } from './triggerWorkflow';

/** Trigger → AI Agent → Send Text, with nothing in it that is not dragged from a list of fields. */
let suite: Suite;
let model: ScriptedModel;

beforeAll(async () => {
	suite = await enterSuite();
	model = await ScriptedModel.start();
});
afterAll(async () => await model.end());

/** The workflow of the page about agents, as somebody makes it ready. */
function assistantWorkflow(webhookId: string, credential: Suite['credential']): NewWorkflow {
	const [workflow = { name: '', nodes: [], connections: {} }] = agentWorkflows();
	const made = (node: WorkflowNode): WorkflowNode => {
		if (node.type.endsWith('lmChatOpenAi')) return chatModelNode(credential);
		if (!node.type.startsWith('n8n-nodes-whatsapp-groups.')) return node;
		const credentials = credentialOf(suite.credential);
		return { ...node, credentials, ...(node.type === triggerType && { webhookId }) };
	};
	return { ...workflow, nodes: workflow.nodes.map(made) };
}

it('answers whoever wrote in the group, and knows who it was and what was said before', async () => {
	const { control, client } = suite;
	const webhookId = randomUUID();
	const credential = await client.createCredential(model.credential);
	const workflow = await client.createWorkflow(assistantWorkflow(webhookId, credential));
	const { groupId } = await control.createGroup({ subject: 'Oak', participants: [ana, ben] });
	const isRegistered = async () => (await control.callback())?.includes(webhookId) === true;
	await client.activate(workflow);
	await waitFor(isRegistered, { what: 'the trigger registered', timeoutMs: 30_000 });
	model.follow({ say: 'At nine, Ana.' }, { say: 'As I told Ana: at nine.' });

	const write = async (waId: string, text: string) =>
		(await control.person('write', { groupId, waId, text })) as { messageId: string };
	const sent = async (count: number) =>
		await eventually(async () => expect(await control.sentTo(groupId)).toHaveLength(count), 30_000);
	const asked = await write(ana.waId, 'When does it start?');
	await sent(1);
	await write(ben.waId, 'And for me?');
	await sent(2);

	const questions = model.asked.map(({ messages }) =>
		messages.filter(({ role }) => role !== 'system').map(({ content }) => content),
	);
	expect(questions).toEqual([
		['Ana: When does it start?'],
		['Ana: When does it start?', 'At nine, Ana.', 'Ben: And for me?'],
	]);
	expect((await control.sentTo(groupId)).map(({ text }) => text)).toEqual([
		'At nine, Ana.',
		'As I told Ana: at nine.',
	]);
	const replies = (await control.requests({ method: 'POST' })).filter(({ body }) =>
		JSON.stringify(body ?? '').includes(asked.messageId),
	);
	expect(replies).toMatchObject([{ body: { context: { message_id: asked.messageId } } }]);

	await client.deactivate(workflow.id);
	await waitFor(async () => !(await isRegistered()), {
		what: 'the trigger gave its address back',
		timeoutMs: 30_000,
	});
});
