import { randomUUID } from 'node:crypto';
import { ScriptedModel } from '../../n8nServer/scriptedModel';
import { runWorkflow, type Json } from './actionWorkflow';
import { agentWorkflow, fromModel, type Tool } from './agentWorkflow';
import { enterSuite, type Suite } from './suite';

const tool: Tool = {
	name: 'Send Text',
	resource: 'message',
	operation: 'sendText',
	parameters: {
		sendTo: 'all',
		groupFilters: { subjectContains: fromModel('subject') },
		text: fromModel('text'),
		options: { previewOnly: fromModel('preview') },
	},
};

let suite: Suite;
let model: ScriptedModel;
beforeAll(async () => {
	suite = await enterSuite();
	model = await ScriptedModel.start();
});
afterAll(async () => await model.end());

// Up to 2, the agent runs its tools itself; the newer ones let n8n run them.
it.each([3.1, 1.7])(
	'with AI Agent %s, the model looks before it sends to all groups, and hears where it reaches none',
	async (version) => {
		const subject = randomUUID();
		const { groupId } = await suite.control.createOpenGroup({ subject });
		model.follow(
			{ call: { subject, text: 'Hello', preview: 'true' } },
			{ call: { subject, text: 'Hello', preview: 'false' } },
			{ call: { subject: `${subject} no`, text: 'Hello', preview: 'false' } },
			{ say: 'Done' },
		);
		const path = randomUUID();
		const credential = await suite.client.createCredential(model.credential);
		const workflow = agentWorkflow(suite, path, { tools: [tool], model: credential, version });
		const { status } = await runWorkflow(suite, { workflow, path }, [{}]);
		expect(status).toBe(200);
		const [looked, sent, none] = model.heard.map((text) => (JSON.parse(text) as Json[])[0]);
		expect(looked).toMatchObject({ groupId, participantCount: 1, wouldSend: true });
		expect(sent).toMatchObject({ groupId, messageStatus: 'accepted' });
		expect(none?.['hint']).toContain('passes the filters, so nothing was sent');
		expect(await suite.control.sentTo(groupId)).toHaveLength(1);
	},
);
