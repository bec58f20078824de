import { randomUUID } from 'node:crypto';
import type { ScriptedModel } from '../../n8nServer/scriptedModel';
import { byId } from './actionWorkflow';
import { agentWorkflow, fromModel, type Tool } from './agentWorkflow';
import { ana } from './operations/operationCase';
import { decide, startedBy, waitForEnd, waitForQuestion, type Asking } from './reviewedAgent';
import type { Suite } from './suite';
import { useScriptedModel } from './useScriptedModel';

/** An agent that has *Send and Wait for Response* as a tool of its own. */
let suite: Suite;
let model: ScriptedModel;
let credential: Suite['credential'];

useScriptedModel((scripted) => ({ suite, model, credential } = scripted));

async function begin(version: number): Promise<Asking> {
	const members = { participants: [ana] };
	const { groupId } = await suite.control.createOpenGroup({ subject: 'Management', ...members });
	const tool: Tool = {
		name: 'Ask',
		resource: 'message',
		operation: 'sendAndWait',
		parameters: {
			groupId: byId(groupId),
			message: fromModel('Message'),
			responseType: 'freeText',
		},
	};
	const path = randomUUID();
	const workflow = agentWorkflow(suite, path, { tools: [tool], model: credential, version });
	Object.assign(workflow.nodes[0]?.parameters ?? {}, { responseMode: 'onReceived' });
	const saved = await suite.client.createWorkflow(workflow);
	await suite.client.activate(saved);
	model.follow({ call: { Message: 'When may the plumber come?' } }, { say: 'Done' });
	await startedBy(suite, path);
	return { management: groupId, workflow: saved };
}

it('asks people, and the model hears their answer', async () => {
	const asking = await begin(3.1);
	const { text, approve: link } = await waitForQuestion(suite, asking, 1);
	expect(text).toContain('When may the plumber come?');
	await decide(link, { text: 'On Tuesday' });
	const [heard] = await waitForEnd(suite, asking, model);
	expect(heard).toContain('"text":"On Tuesday"');
});

it('where the agent cannot wait, nothing is asked, and the model is told why', async () => {
	const asking = await begin(2.2);
	const [heard] = await waitForEnd(suite, asking, model);
	expect(heard).toContain('whoever called it cannot wait. Use version 3');
	expect(await suite.control.sentTo(asking.management)).toEqual([]);
});
