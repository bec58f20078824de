import { randomUUID } from 'node:crypto';
import type { NewWorkflow, SavedWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { waitFor } from '../../n8nServer/waitFor';
import { readExample, withCredential } from '../../scripts/start/examples';
import { callWorkflow } from './actionWorkflow';
import { enterSuite, type Suite } from './suite';

const longMs = 300_000;
/** Nothing here is about how fast it is. */
const waitMs = 120_000;

/** Where things are in one case; the next case has others, whatever is left of this one. */
type Places = { name: string; path: string; triggerPath: string };

/** The example with a webhook for its schedule, for groups of this name only. */
function ofGroups(workflow: NewWorkflow, { name, path, triggerPath }: Places): NewWorkflow {
	const change = (node: WorkflowNode): WorkflowNode => {
		if (node.type.endsWith('GroupsTrigger')) return { ...node, webhookId: triggerPath };
		if (node.name === 'Send the picture') {
			const groupFilters = { subjectContains: name };
			return { ...node, parameters: { ...node.parameters, groupFilters } };
		}
		if (node.name !== 'Every Monday at nine') return node;
		const parameters = { path, httpMethod: 'POST', responseMode: 'lastNode', options: {} };
		const type = 'n8n-nodes-base.webhook';
		return { ...node, type, typeVersion: 2, webhookId: path, parameters };
	};
	return { ...workflow, nodes: workflow.nodes.map(change) };
}

describe('the example that sends a template where the window is closed', () => {
	let suite: Suite;
	let workflow: SavedWorkflow | undefined;

	beforeAll(async () => {
		suite = await enterSuite();
	});
	afterEach(async () => {
		await suite.control.post('/webhooks', {});
		await suite.control.post('/limits', { windowRefusal: 'answer' });
		if (workflow) await suite.client.deactivate(workflow.id);
	});

	const typesIn = async (groupId: string) =>
		(await suite.control.sentTo(groupId)).map(({ type }) => type);

	it.each(['answer', 'receipt'])(
		'sends it once where WhatsApp refuses by %s, though receipts come twice, and run twice',
		async (windowRefusal) => {
			const places = { name: randomUUID(), path: randomUUID(), triggerPath: randomUUID() };
			const { name, path, triggerPath } = places;
			const { groupId: open } = await suite.control.createOpenGroup({ subject: `${name} open` });
			const group = { subject: `${name} closed`, participants: 2 };
			const { groupId: closed } = await suite.control.createGroup(group as never);
			const { id, name: credential } = suite.credential;
			const example = withCredential(readExample('picture-or-template'), { id, name: credential });
			workflow = await suite.client.createWorkflow(ofGroups(example, places));
			await suite.client.activate(workflow);
			const isKnown = async () => (await suite.control.callback())?.includes(triggerPath) === true;
			await waitFor(isKnown, { what: 'WhatsApp knows the trigger', timeoutMs: waitMs });
			await suite.control.post('/limits', { windowRefusal });
			await suite.control.post('/webhooks', { repeat: 2 });
			await callWorkflow(suite, path, { items: [] });
			const isThere = async () => (await typesIn(closed)).includes('template');
			await waitFor(isThere, { what: 'the template came', timeoutMs: waitMs });
			await callWorkflow(suite, path, { items: [] });
			expect((await typesIn(closed)).filter((type) => type === 'template')).toHaveLength(1);
			expect(await typesIn(open)).toEqual(['image']);
		},
		longMs,
	);
});
