import { randomUUID } from 'node:crypto';
import type { Json } from './actionWorkflow';
import type { SavedWorkflow } from './editorApi';
import type { Suite } from './suite';
import { waitFor } from './waitFor';

/** An active workflow that keeps what its trigger gave. */
export type Listening = { workflow: SavedWorkflow; heard: () => Promise<Json[]>; executionCount: () => Promise<number>; stop: () => Promise<void> };

/** Activates a workflow with the trigger alone, and waits until WhatsApp knows its address. */
export async function listenFor({ client, control, credential }: Suite, events: string[], { provider = 'meta', isKnown = async () => (await control.callback()) !== undefined } = {}): Promise<Listening> {
	const { id, name, type } = credential;
	const workflow = await client.createWorkflow({
		name: `Listen for ${events.length} events`,
		nodes: [
			{
				name: 'Trigger',
				type: 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				webhookId: randomUUID(),
				parameters: { provider, events },
				credentials: { [type]: { id, name } },
			},
		],
		connections: {},
	});
	await client.activate(workflow);
	await waitFor(isKnown, { what: 'the trigger registered its address', timeoutMs: 15_000 });
	return {
		workflow,
		executionCount: async () => (await client.executions(workflow.id)).length,
		heard: async () => {
			const finished = (await client.executions(workflow.id)).filter(({ status }) => status === 'success');
			const outputs = await Promise.all(finished.map(async (execution) => await client.outputOf(execution.id, 'Trigger')));
			return outputs.flat();
		},
		stop: async () => {
			await client.deactivate(workflow.id);
		},
	};
}
