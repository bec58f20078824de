import { randomUUID } from 'node:crypto';
import type { Json } from './actionWorkflow';
import type { Execution, NewWorkflow, SavedCredential, SavedWorkflow } from './editorApi';
import type { SentWebhook } from './emulatorControl';
import type { Suite } from './suite';
import { waitFor } from './waitFor';

export const triggerType = 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger';

const timeoutMs = 30_000;

/** What one execution began with; one that is not over yet has no items. */
export type HeardExecution = Pick<Execution, 'id' | 'status'> & { items: Json[] };

/** An active workflow that keeps what its trigger gave. */
export type Listening = {
	workflow: SavedWorkflow;
	/** Where its webhooks go. */
	address: string;
	/** The executions in the order in which they were started. */
	executions: () => Promise<HeardExecution[]>;
	/** The same, once all of them are over. */
	finished: () => Promise<HeardExecution[]>;
	heard: () => Promise<Json[]>;
	executionCount: () => Promise<number>;
	/** Waits until n8n has taken every webhook that went to this trigger, and gives them. */
	taken: () => Promise<SentWebhook[]>;
	stop: () => Promise<void>;
};

export type ListenOptions = {
	provider?: string;
	/** More field values of the trigger. */
	parameters?: Json;
	/** Where webhooks go now, as WhatsApp says. */
	addresses?: () => Promise<string[]>;
};

/** A workflow with the trigger alone; the ID of its webhook is a part of its address. */
export function triggerWorkflow({ id, name, type }: SavedCredential, webhookId: string, parameters: Json): NewWorkflow {
	const node = { name: 'Trigger', type: triggerType, typeVersion: 1.1, position: [0, 0] as [number, number], webhookId, credentials: { [type]: { id, name } } };
	return { name: 'Listen', nodes: [{ ...node, parameters: { provider: 'meta', ...parameters } }], connections: {} };
}

/** Activates a workflow with the trigger alone, and waits until WhatsApp knows its address. */
export async function listenFor(suite: Suite, events: string[], { provider = 'meta', parameters = {}, addresses = async () => callbackOf(suite) }: ListenOptions = {}): Promise<Listening> {
	const { client, control, credential } = suite;
	const webhookId = randomUUID();
	const workflow = await client.createWorkflow(triggerWorkflow(credential, webhookId, { provider, events, ...parameters }));
	await client.activate(workflow);
	const ownAddress = async () => (await addresses()).find((address) => address.includes(webhookId));
	const address = await waitFor(ownAddress, { what: 'the trigger registered its address', timeoutMs });
	const executions = rememberExecutions(suite, workflow);
	return {
		workflow,
		address,
		executions,
		finished: async () => await waitFor(
			async () => {
				const all = await executions();
				return all.every(isOver) && all;
			},
			{ what: 'all executions came to an end', timeoutMs },
		),
		executionCount: async () => (await client.executions(workflow.id)).length,
		heard: async () => (await executions()).flatMap(({ items }) => items),
		taken: async () => await waitFor(
			async () => {
				const sent = await control.webhooks({ url: webhookId });
				return sent.every(({ outcome }) => outcome === 'delivered') && sent;
			},
			{ what: 'n8n took all webhooks', timeoutMs },
		),
		// n8n switches off in the background; whoever comes next would find the address taken.
		stop: async () => {
			await client.deactivate(workflow.id);
			await waitFor(async () => (await ownAddress()) === undefined, { what: 'the trigger gave its address back', timeoutMs });
		},
	};
}

function isOver({ status }: Pick<Execution, 'status'>): boolean {
	return status !== 'new' && status !== 'running';
}

async function callbackOf({ control }: Suite): Promise<string[]> {
	const callback = await control.callback();
	return callback === undefined ? [] : [callback];
}

/** Asks for the data of each execution once: to ask for all again and again keeps a busy n8n from its work. */
function rememberExecutions({ client }: Suite, { id: workflowId }: SavedWorkflow): () => Promise<HeardExecution[]> {
	const known = new Map<string, HeardExecution>();
	return async () => {
		const listed = (await client.executions(workflowId)).sort((one, other) => Number(one.id) - Number(other.id));
		const heard: HeardExecution[] = [];
		for (const { id, status } of listed) {
			const execution = known.get(id) ?? { id, status, items: isOver({ status }) ? await client.outputOf(id, 'Trigger') : [] };
			if (isOver(execution)) known.set(id, execution);
			heard.push(execution);
		}
		return heard;
	};
}
