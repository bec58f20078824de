import { randomUUID } from 'node:crypto';
import { actionWorkflow, byId, runWorkflow } from './actionWorkflow';
import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';
import { enterSuite } from './suite';

function noOp(name: string, y: number): WorkflowNode {
	return { name, type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [880, y], parameters: {} };
}

/** The node's two outputs, each to a node of its own. */
function withErrorOutput({ nodes, connections, ...workflow }: NewWorkflow): NewWorkflow {
	const outputs = ['Sent', 'Failed'].map((node) => [{ node, type: 'main' as const, index: 0 }]);
	const acting = nodes.map((node) =>
		node.name === 'Action' ? { ...node, onError: 'continueErrorOutput' as const } : node,
	);
	return {
		...workflow,
		nodes: [...acting, noOp('Sent', 0), noOp('Failed', 200)],
		connections: { ...connections, Action: { main: outputs } },
	};
}

it('leads failed items to the error output, with their input and what to branch on, and the others to the first', async () => {
	const suite = await enterSuite();
	const { groupId } = await suite.control.createOpenGroup({ subject: 'Order 4711' });
	const path = randomUUID();
	const parameters = {
		groupId: byId('={{ $json.group }}'),
		text: '={{ $json.text }}',
		options: {},
	};
	const workflow = withErrorOutput(
		actionWorkflow(
			{ resource: 'message', operation: 'sendText', parameters },
			path,
			suite.credential,
		),
	);
	const items = [
		{ group: groupId, text: 'one' },
		{ group: 'Y2FwaV9ncm91cDox', text: 'two' },
		{ group: groupId, text: 'three' },
	];
	const { status, workflowId } = await runWorkflow(suite, { workflow, path }, items);
	expect(status).toBe(200);
	const [execution] = await suite.client.executions(workflowId);
	const id = execution?.id ?? '';
	expect(await suite.client.outputOf(id, 'Sent')).toMatchObject([{ groupId }, { groupId }]);
	expect(await suite.client.outputOf(id, 'Failed')).toMatchObject([
		{ text: 'two', error: { code: 131041, item: 1, retry: 'never' } },
	]);
});
