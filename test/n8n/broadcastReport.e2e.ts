import { randomUUID } from 'node:crypto';
import type { NewWorkflow, SavedWorkflow } from '../../n8nServer/editorApi';
import { readExample, withCredential } from '../../scripts/start/examples';
import { callWorkflow, runAction, type Json } from './actionWorkflow';
import { waitFor } from '../../n8nServer/waitFor';
import { eventually } from './eventually';
import { enterSuite, type Suite } from './suite';

const longMs = 300_000;
const [groups, people] = [100, 8];

/** A webhook that answers with what the last node gives, in place of a trigger. */
function answeringAt(workflow: NewWorkflow, paths: Readonly<Record<string, string>>): NewWorkflow {
	const nodes = workflow.nodes.map((node) => {
		const path = paths[node.name];
		if (path === undefined) return node;
		const parameters = {
			path,
			httpMethod: 'POST',
			responseMode: 'lastNode',
			responseData: 'allEntries',
			options: {},
		};
		return {
			...node,
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: path,
			parameters,
		};
	});
	return { ...workflow, nodes };
}

describe('the example that reports what became of each broadcast', () => {
	let suite: Suite;
	let workflow: SavedWorkflow;
	const [setUp, report] = [randomUUID(), randomUUID()];

	beforeAll(async () => {
		suite = await enterSuite();
		const { id, name } = suite.credential;
		const example = withCredential(readExample('broadcast-report'), { id, name });
		workflow = await suite.client.createWorkflow(
			answeringAt(example, { 'Once: make the table': setUp, 'Every evening': report }),
		);
		await suite.client.activate(workflow);
	});
	afterAll(async () => {
		await suite.control.post('/webhooks', {});
		await suite.client.deactivate(workflow.id);
	});

	const ask = async (path: string) => (await callWorkflow(suite, path, { items: [] })).items;

	it(
		'counts each of 100 groups and 8 people once, though receipts come twice and in another order',
		async () => {
			await ask(setUp);
			await suite.control.post('/webhooks', { repeat: 1, reorder: true, aggregate: true });
			const broadcast = randomUUID();
			const { groupIds } = await suite.control.post<{ groupIds: string[] }>('/groups', {
				subject: broadcast,
				participants: people,
				count: groups,
			});
			await runAction(suite, {
				resource: 'message',
				operation: 'sendTemplate',
				parameters: {
					sendTo: 'all',
					groupFilters: { subjectContains: broadcast },
					templateName: { __rl: true, mode: 'name', value: 'hello_group' },
					languageCode: { __rl: true, mode: 'code', value: 'en' },
					options: { broadcast },
				},
			});
			const [reading = ''] = groupIds;
			const { participants } = await suite.control.group(reading);
			const waId = participants[0]?.waId;
			await suite.control.person('read', { waId, groupId: reading });
			const counted = (items: Json[]) =>
				items
					.filter((row) => row['broadcast'] === broadcast)
					.map(({ groupId, sent, deliveredTo, readBy, failed, billed }) => [
						groupId,
						{ sent, deliveredTo, readBy, failed, billed },
					]);
			// Nobody has written in these groups, so a utility template costs something for everybody.
			const expected = groupIds.map((groupId) => [
				groupId,
				{
					...{ sent: 1, deliveredTo: people, readBy: groupId === reading ? 1 : 0, failed: 0 },
					billed: { group_utility: people },
				},
			]);
			// To ask while rows are still written would only slow n8n down.
			const isQuiet = async () =>
				(await suite.client.executions(workflow.id)).every(
					({ status }) => !['new', 'running'].includes(status),
				);
			await waitFor(isQuiet, { what: 'every receipt is a row', timeoutMs: 200_000 });
			await eventually(
				async () => expect(counted(await ask(report)).sort()).toEqual(expected.sort()),
				240_000,
			);
		},
		longMs,
	);
});
