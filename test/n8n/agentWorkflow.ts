import type {
	ConnectionType,
	NewWorkflow,
	SavedCredential,
	WorkflowNode,
} from '../../n8nServer/editorApi';
import type { Json } from './actionWorkflow';
import type { Suite } from './suite';

/** An operation of the node as a tool; what the model fills in stands in it as `fromModel`. */
export interface Tool {
	readonly name: string;
	readonly resource: string;
	readonly operation: string;
	readonly parameters: Json;
	readonly onError?: 'stopWorkflow' | 'continueRegularOutput';
}

export interface Agent {
	readonly tools: readonly Tool[];
	readonly model: SavedCredential;
	/** Which *AI Agent* node; the newest one by default. */
	readonly version?: number;
}

/** What n8n's editor puts into a field that the model is to fill in. */
export function fromModel(name: string): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`\`, 'string') }}`;
}

export const to = (node: string, type: ConnectionType) => ({
	[type]: [[{ node, type, index: 0 }]],
});
export const credentialOf = ({ id, name, type }: SavedCredential) => ({ [type]: { id, name } });

export const webhookAt = (path: string, responseMode = 'lastNode'): WorkflowNode => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	position: [0, 0],
	webhookId: path,
	parameters: { path, httpMethod: 'POST', responseMode, options: {} },
});

/** The model of an agent, which follows a script. */
export const chatModelNode = (model: SavedCredential): WorkflowNode => ({
	name: 'OpenAI Chat Model',
	type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
	typeVersion: 1.3,
	position: [220, 220],
	credentials: credentialOf(model),
	parameters: {
		model: { __rl: true, mode: 'id', value: 'scripted' },
		responsesApiEnabled: false,
		options: { maxRetries: 0 },
	},
});

/** Our node as several tools. */
export function toolNodesOf(tools: readonly Tool[], credential: SavedCredential): WorkflowNode[] {
	return tools.map(({ name, resource, operation, parameters, onError }, index) => ({
		name,
		type: 'n8n-nodes-whatsapp-groups.whatsAppGroupsTool',
		typeVersion: 1,
		position: [440 + 220 * index, 220],
		credentials: credentialOf(credential),
		parameters: { provider: 'meta', resource, operation, ...parameters },
		...(onError && { onError }),
	}));
}

/** Webhook → *AI Agent* with an *OpenAI Chat Model* and our node as its tools. */
export function agentWorkflow(
	{ credential }: Suite,
	path: string,
	{ tools, model, version = 3.1 }: Agent,
): NewWorkflow {
	const agent = {
		name: 'AI Agent',
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion: version,
		position: [220, 0] as [number, number],
		parameters: { promptType: 'define', text: 'Do what you were asked.', options: {} },
	};
	const chatModel = chatModelNode(model);
	const toolNodes = toolNodesOf(tools, credential);
	return {
		name: `Agent ${path}`,
		nodes: [webhookAt(path), agent, chatModel, ...toolNodes],
		// The order of every new workflow; without it, newer agents never hear from their tools.
		settings: { executionOrder: 'v1' },
		connections: {
			Webhook: to(agent.name, 'main'),
			[chatModel.name]: to(agent.name, 'ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, to(agent.name, 'ai_tool')])),
		},
	};
}
