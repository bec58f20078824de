import { randomUUID } from 'node:crypto';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { ScriptedModel } from '../../n8nServer/scriptedModel';
import { waitFor } from '../../n8nServer/waitFor';
import { byId } from './actionWorkflow';
import { chatModelNode, credentialOf, to } from './agentWorkflow';
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

/** What n8n writes when a field of the trigger is dragged onto another node. */
const dragged = (field: string) => `={{ $('WhatsApp Groups Trigger').item.json.${field} }}`;

function assistantWorkflow(webhookId: string, credential: Suite['credential']): NewWorkflow {
	const credentials = credentialOf(suite.credential);
	const nodes: WorkflowNode[] = [
		{
			name: 'WhatsApp Groups Trigger',
			type: triggerType,
			typeVersion: 1.3,
			position: [0, 0],
			webhookId,
			credentials,
			parameters: { events: ['message.received'] },
		},
		{
			name: 'AI Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 3.1,
			position: [220, 0],
			parameters: { options: {} },
		},
		{
			name: 'Simple Memory',
			type: '@n8n/n8n-nodes-langchain.memoryBufferWindow',
			typeVersion: 1.3,
			position: [400, 220],
			parameters: {},
		},
		{
			name: 'Send a text message to a group',
			type: 'n8n-nodes-whatsapp-groups.whatsAppGroups',
			typeVersion: 1.1,
			position: [620, 0],
			credentials,
			parameters: {
				groupId: byId(dragged('groupId')),
				text: '={{ $json.output }}',
				options: { replyTo: dragged('message.id') },
			},
		},
		chatModelNode(credential),
	];
	return {
		name: `Assistant ${webhookId}`,
		nodes,
		settings: { executionOrder: 'v1' },
		connections: {
			'WhatsApp Groups Trigger': to('AI Agent', 'main'),
			'AI Agent': to('Send a text message to a group', 'main'),
			'OpenAI Chat Model': to('AI Agent', 'ai_languageModel'),
			'Simple Memory': to('AI Agent', 'ai_memory'),
		},
	};
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
