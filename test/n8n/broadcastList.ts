import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { actionWorkflow, byId, type Json } from './actionWorkflow';
import type { SavedWorkflow } from '../../n8nServer/editorApi';
import type { Suite } from './suite';
import { waitFor } from '../../n8nServer/waitFor';
import { withoutKeepAlive } from '../../n8nServer/withoutKeepAlive';

export type Message = { groupId: string; text: string };

/** A list with so many messages for each of so many new groups, the groups taking turns. */
export async function makeList(
	{ control }: Suite,
	{ groups, perGroup }: { groups: number; perGroup: number },
): Promise<Message[]> {
	const ids: string[] = [];
	for (let number = 0; number < groups; number++)
		ids.push((await control.createOpenGroup({ subject: `Broadcast ${number}` })).groupId);
	return Array.from({ length: perGroup }, (_round, round) =>
		ids.map((groupId) => ({ groupId, text: `Message ${round + 1}` })),
	).flat();
}

/** How often each group has each message. */
export async function countArrived(
	{ control }: Suite,
	list: Message[],
): Promise<Map<string, number>> {
	const counts = new Map(list.map(({ groupId, text }) => [`${groupId} ${text}`, 0]));
	for (const groupId of new Set(list.map((message) => message.groupId))) {
		for (const { text } of await control.sentTo(groupId))
			counts.set(`${groupId} ${text}`, (counts.get(`${groupId} ${text}`) ?? 0) + 1);
	}
	return counts;
}

export type BroadcastWorkflow = { workflow: SavedWorkflow; path: string };

const toOneGroup: Json = { groupId: byId('={{ $json.groupId }}') };

/**
 * A workflow that sends the texts it is given with *Send Text*, each to its group or to these
 * recipients, and answers before it has done so.
 */
export async function createBroadcast(
	{ client, credential }: Suite,
	options: Json,
	recipients = toOneGroup,
): Promise<BroadcastWorkflow> {
	const path = randomUUID();
	const parameters = { ...recipients, text: '={{ $json.text }}', options };
	const draft = actionWorkflow(
		{ resource: 'message', operation: 'sendText', parameters, continueOnFail: true },
		path,
		credential,
	);
	const webhook = { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} };
	const nodes = draft.nodes.map((node) =>
		node.name === 'Webhook' ? { ...node, parameters: webhook } : node,
	);
	const workflow = await client.createWorkflow({ ...draft, nodes });
	await client.activate(workflow);
	return { workflow, path };
}

/** Starts an execution with the list; gives its ID. */
export async function startBroadcast(
	{ client, n8nUrl }: Suite,
	{ workflow, path }: BroadcastWorkflow,
	items: Array<Partial<Message>>,
): Promise<string> {
	const before = new Set((await client.executions(workflow.id)).map(({ id }) => id));
	const post = async () =>
		(
			await axios.post(
				`${n8nUrl}/webhook/${path}`,
				{ items },
				{ proxy: false, httpAgent: withoutKeepAlive, validateStatus: () => true },
			)
		).status !== 404;
	await waitFor(post, { what: 'the webhook of the broadcast answered', timeoutMs: 15_000 });
	const started = async () =>
		(await client.executions(workflow.id)).find(({ id }) => !before.has(id))?.id;
	return await waitFor(started, { what: 'the execution started', timeoutMs: 15_000 });
}

/** Waits until the execution is over; gives the items of *Send Text*. */
export async function finishBroadcast(
	{ client }: Suite,
	id: string,
): Promise<Array<Record<string, unknown>>> {
	const isOver = async () => !['new', 'running'].includes((await client.execution(id)).status);
	await waitFor(isOver, { what: 'the broadcast ended', timeoutMs: 60_000 });
	return await client.outputOf(id, 'Action');
}
