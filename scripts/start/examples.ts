import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewWorkflow } from '../../n8nServer/editorApi';
import { credentialType } from '../../n8nServer/credential';

/** The examples that `npm start` imports and publishes. */
export const startedExamples = ['join-request-gatekeeper', 'scheduled-announcement'] as const;

export const exampleNames = [
	...startedExamples,
	'ai-assistant',
	'ai-files',
	'approval',
	'broadcast-report',
	'deal-room',
	'evening-digest',
	'health-monitor',
	'invite-and-see',
	'moderation',
	'picture-or-template',
	'sheet-broadcast',
	'welcome-and-points',
] as const;
export type ExampleName = (typeof exampleNames)[number];

export function readExample(name: ExampleName): NewWorkflow {
	return JSON.parse(
		readFileSync(join(__dirname, '../../examples', `${name}.json`), 'utf8'),
	) as NewWorkflow;
}

/**
 * The workflow with this credential on every node that asks for one, and a webhook address of its
 * own.
 */
export function withCredential(
	workflow: NewWorkflow,
	credential: { id: string | null; name: string },
): NewWorkflow {
	const nodes = workflow.nodes.map((node) => ({
		...node,
		...(node.webhookId === undefined ? {} : { webhookId: randomUUID() }),
		...(node.type.startsWith('n8n-nodes-whatsapp-groups.')
			? { credentials: { [credentialType]: credential } }
			: {}),
	}));
	return {
		name: workflow.name,
		nodes,
		connections: workflow.connections,
		settings: workflow.settings ?? {},
	};
}
