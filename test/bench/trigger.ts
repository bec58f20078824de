import axios from 'axios';
import { randomUUID } from 'node:crypto';
import { credentialFor, emulatorAccount } from '../../n8nServer/credential';
import type { NewCredential, WorkflowNode } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';
import { round } from './broadcast';
import type { Lab } from './lab';
import type { Result, TriggerSpeed } from './result';
import { signedWebhook, webhooksPerSecond, type WebhookKind } from './webhookLoad';

type TriggerName = keyof NonNullable<Result['trigger']>;
export type TriggerParts = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'> & {
	credential?: NewCredential;
};
export type ActiveTrigger = { workflowId: string; url: string };
type Active = ActiveTrigger & { name: TriggerName };

/**
 * Ours first: it looks at the app's subscription, which n8n's own trigger then cuts down to its
 * own.
 */
const triggersAt = (emulatorUrl: string): Record<TriggerName, TriggerParts> => ({
	floor: { type: 'CUSTOM.benchFloorTrigger', typeVersion: 1.1, parameters: {} },
	ours: {
		type: 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger',
		typeVersion: 1.1,
		parameters: { provider: 'meta', events: ['message.received'] },
		// For the real host it would refuse an n8n on loopback, which WhatsApp could not call.
		credential: credentialFor(emulatorUrl),
	},
	builtIn: {
		type: 'n8n-nodes-base.whatsAppTrigger',
		typeVersion: 1,
		parameters: { updates: ['messages'], options: { messageStatusUpdates: [] } },
		credential: {
			name: 'WhatsApp Trigger',
			type: 'whatsAppTriggerApi',
			data: { clientId: emulatorAccount.appId, clientSecret: emulatorAccount.appSecret },
		},
	},
});

const kinds: WebhookKind[] = ['dropped', 'started'];

/**
 * Webhooks per second of three triggers in turn, so that what else the machine does meets all
 * three.
 */
export async function measureTriggers(lab: Lab): Promise<NonNullable<Result['trigger']>> {
	const { triggerRounds, triggerRoundSeconds } = lab.counts;
	const active: Active[] = [];
	const triggers = Object.entries(triggersAt(lab.graph.control.url)) as Array<
		[TriggerName, TriggerParts]
	>;
	for (const [name, parts] of triggers) {
		const trigger = { name, ...(await activateTrigger(lab, name, parts)) };
		await proveItWorks(lab, trigger);
		active.push(trigger);
	}
	const speeds = new Map<string, number[]>();
	for (let round = 0; round <= triggerRounds; round++) {
		for (const kind of kinds) {
			for (const { name, url } of active) {
				await lab.usage.settle();
				const perSecond = await webhooksPerSecond(url, kind, triggerRoundSeconds);
				// The first round warms up.
				if (round > 0)
					speeds.set(`${name} ${kind}`, [...(speeds.get(`${name} ${kind}`) ?? []), perSecond]);
			}
		}
	}
	for (const { workflowId } of active) await lab.client.deactivate(workflowId);
	const speedOf = (name: TriggerName): TriggerSpeed => ({
		dropped: median(speeds.get(`${name} dropped`)),
		started: median(speeds.get(`${name} started`)),
	});
	return { floor: speedOf('floor'), ours: speedOf('ours'), builtIn: speedOf('builtIn') };
}

/** A published workflow of a trigger, and what follows it. */
export async function activateTrigger(
	lab: Lab,
	name: string,
	{ credential, next, ...node }: TriggerParts & { next?: WorkflowNode },
): Promise<ActiveTrigger> {
	const { client, graph } = lab;
	const saved = credential && (await client.createCredential(credential));
	const webhookId = randomUUID();
	const credentials = saved && { [saved.type]: { id: saved.id, name: saved.name } };
	const workflow = await client.createWorkflow({
		name: `Trigger: ${name}`,
		nodes: [
			{ ...node, name: 'Trigger', position: [0, 0], webhookId, credentials },
			...(next ? [next] : []),
		],
		connections: next ? { Trigger: { main: [[{ node: next.name, type: 'main', index: 0 }]] } } : {},
	});
	await client.activate(workflow);
	const trigger = { workflowId: workflow.id, url: `${lab.url}/webhook/${webhookId}/webhook` };
	// n8n answers at the address before WhatsApp knows it, and takes it away again when WhatsApp
	// refuses it.
	if (name === 'ours')
		await waitFor(async () => (await graph.control.callback()) === trigger.url, {
			what: 'WhatsApp knows the address of our trigger',
			timeoutMs: 20_000,
		});
	return trigger;
}

/** What drops nothing, or starts nothing, would be fast for the wrong reason. */
async function proveItWorks({ client }: Lab, { name, workflowId, url }: Active): Promise<void> {
	const post = async (kind: WebhookKind): Promise<number> => {
		const { body, headers } = signedWebhook(kind);
		return (await axios.post(url, body, { headers, proxy: false, validateStatus: () => true }))
			.status;
	};
	await waitFor(async () => (await post('dropped')) === 200, {
		what: `the trigger "${name}" answered a webhook`,
		timeoutMs: 15_000,
	});
	await post('started');
	await waitFor(async () => (await client.executions(workflowId)).length > 0, {
		what: `the trigger "${name}" started its workflow`,
		timeoutMs: 15_000,
	});
	const { length } = await client.executions(workflowId);
	if (length !== 1)
		throw new Error(
			`The trigger "${name}" started ${length} executions for one message and some receipts.`,
		);
}

export function median(values: number[] = []): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return round(((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2, 1);
}
