import { randomUUID } from 'node:crypto';
import type { NewWorkflow, SavedWorkflow } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';
import { readExample, withCredential } from '../../scripts/start/examples';
import { callWorkflow, runAction, type Json } from './actionWorkflow';
import { enterSuite, type Suite } from './suite';

const longMs = 180_000;

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
		'counts every group and person once, though receipts come twice and in another order',
		async () => {
			await ask(setUp);
			await suite.control.post('/webhooks', { repeat: 1, reorder: true });
			const broadcast = randomUUID();
			const groupIds: string[] = [];
			for (let number = 0; number < 3; number++) {
				const group = { subject: `${broadcast} ${number}`, participants: 4 };
				groupIds.push((await suite.control.createGroup(group as never)).groupId);
			}
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
					.map(({ groupId, sent, deliveredTo, readBy, failed }) => [
						groupId,
						[sent, deliveredTo, readBy, failed],
					]);
			const expected = new Map(
				groupIds.map((groupId) => [groupId, [1, 4, groupId === reading ? 1 : 0, 0]]),
			);
			const isComplete = async () => {
				const said = new Map(counted(await ask(report)) as Array<[string, number[]]>);
				return JSON.stringify([...said].sort()) === JSON.stringify([...expected].sort());
			};
			await waitFor(isComplete, { what: 'the report is complete', timeoutMs: 60_000 });
		},
		longMs,
	);
});
