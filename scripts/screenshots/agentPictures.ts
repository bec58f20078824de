import { join } from 'node:path';
import { agentWorkflows } from './pageOfAgents';
import type { TriggerPictures } from './triggerPictures';
import { takeWorkflowPicture } from './workflowPicture';

/** The agent with a human review, as people paste it from the page about agents. */
export async function takeAgentPictures(pictures: TriggerPictures): Promise<void> {
	const [, workflow] = agentWorkflows();
	if (!workflow) throw new Error('The page about agents has no workflow with a review.');
	// n8n gives the webhook IDs to what is pasted, and not to what is created.
	const nodes = workflow.nodes.map((node) => ({ ...node, webhookId: 'review' }));
	const path = join(pictures.images, 'agent-review.png');
	await takeWorkflowPicture(pictures, { ...workflow, name: 'Human review', nodes }, path);
	console.log('agent-review: kept');
}
