import { setTimeout as sleep } from 'node:timers/promises';
import { credentialFor } from '../../n8nServer/credential';
import type { WorkflowNode } from '../../n8nServer/editorApi';
import { round } from './broadcast';
import type { Lab } from './lab';
import type { Result } from './result';
import { activateTrigger, median, type ActiveTrigger, type TriggerParts } from './trigger';
import { postReceipts, receiptsPerWebhook } from './webhookLoad';

type Name = 'floor' | 'ours';
type Rounds = { perSecond: number[]; arrived: number };

const rounds = 4;
const lookEveryMs = 20;
/** What has not arrived by then is lost. */
const longestSilenceMs = 20_000;

const triggers = (emulatorUrl: string): Record<Name, TriggerParts> => ({
	floor: { type: 'CUSTOM.benchFloorReceipts', typeVersion: 1.1, parameters: {} },
	ours: {
		type: 'n8n-nodes-whatsapp-groups.whatsAppGroupsTrigger',
		typeVersion: 1.1,
		parameters: {
			provider: 'meta',
			events: ['message.sent', 'message.delivered', 'message.read'],
		},
		credential: credentialFor(emulatorUrl),
	},
});

/** Counts the items behind a trigger, in n8n's process. */
const counting = (name: Name): WorkflowNode => ({
	name: 'Count',
	type: 'CUSTOM.benchCount',
	typeVersion: 1,
	position: [220, 0],
	parameters: { counter: name },
});

/**
 * The receipts of a broadcast to all groups, behind a trigger that starts with each of them: by
 * turns with one that does nothing but pass them on.
 */
export async function measureReceipts(lab: Lab): Promise<NonNullable<Result['receipts']>> {
	const active = new Map<Name, ActiveTrigger>();
	for (const [name, parts] of Object.entries(triggers(lab.graph.control.url)) as Array<
		[Name, TriggerParts]
	>)
		active.set(name, await activateTrigger(lab, name, { ...parts, next: counting(name) }));
	const measured: Record<Name, Rounds> = {
		floor: { perSecond: [], arrived: 0 },
		ours: { perSecond: [], arrived: 0 },
	};
	const perRound = lab.counts.receipts / rounds;
	for (const [name, { url }] of active) await arrive(lab, { name, url, count: receiptsPerWebhook });
	for (let round = 0; round < rounds; round++) {
		for (const [name, { url }] of active) {
			const { seconds, arrived } = await arrive(lab, { name, url, count: perRound });
			measured[name].perSecond.push(perRound / seconds);
			measured[name].arrived += arrived;
		}
	}
	for (const { workflowId } of active.values()) await lab.client.deactivate(workflowId);
	return {
		receipts: lab.counts.receipts,
		lost: {
			floor: lab.counts.receipts - measured.floor.arrived,
			ours: lab.counts.receipts - measured.ours.arrived,
		},
		perWebhook: receiptsPerWebhook,
		perSecond: {
			floor: median(measured.floor.perSecond),
			ours: median(measured.ours.perSecond),
		},
	};
}

/** Sends receipts and waits until they have come out of the workflow, or none does any more. */
async function arrive(
	lab: Lab,
	{ name, url, count }: { name: Name; url: string; count: number },
): Promise<{ seconds: number; arrived: number }> {
	await lab.usage.settle();
	const before = await lab.usage.counted(name);
	const startedMs = performance.now();
	let [arrived, changedMs] = [0, startedMs];
	const look = async () => {
		while (arrived < count && performance.now() - changedMs < longestSilenceMs) {
			await sleep(lookEveryMs);
			const now = (await lab.usage.counted(name)) - before;
			if (now > arrived) [arrived, changedMs] = [now, performance.now()];
		}
	};
	// What sends them ends on a whole second, and may end after all have arrived.
	await Promise.all([postReceipts(url, count), look()]);
	return { seconds: round((changedMs - startedMs) / 1_000, 3), arrived };
}
