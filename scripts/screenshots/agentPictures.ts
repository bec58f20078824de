import { join } from 'node:path';
import { credentialName } from '../../n8nServer/credential';
import { agentWorkflows } from './pageOfAgents';
import type { TriggerPictures } from './triggerPictures';

/** They stand in front of the last node. */
const buttons = '[data-test-id="workflow-chat-button"], [data-test-id="execute-workflow-button"]';

/** The agent with a human review, as people paste it from the page about agents. */
export async function takeAgentPictures({
	editor,
	client,
	images,
}: TriggerPictures): Promise<void> {
	const [, workflow] = agentWorkflows();
	if (!workflow) throw new Error('The page about agents has no workflow with a review.');
	const credential = (await client.credentials()).find(({ name }) => name === credentialName);
	if (!credential) throw new Error('The credential is missing.');
	const credentials = { [credential.type]: { id: credential.id, name: credential.name } };
	const ours = (type: string) => type.startsWith('n8n-nodes-whatsapp-groups.');
	const nodes = workflow.nodes.map((node) =>
		ours(node.type) ? { ...node, credentials } : { ...node, webhookId: 'review' },
	);
	const { id } = await client.createWorkflow({ ...workflow, name: 'Human review', nodes });
	await editor.openWorkflow(id);
	await editor.page.addStyleTag({ content: `${buttons} { visibility: hidden }` });
	await editor.takeCanvasPicture(join(images, 'agent-review.png'));
}
