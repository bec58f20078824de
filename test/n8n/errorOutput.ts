import type { NewWorkflow, WorkflowNode } from '../../n8nServer/editorApi';

function noOp(name: string, y: number): WorkflowNode {
	return { name, type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [880, y], parameters: {} };
}

/** The node's two outputs, each to a node of its own. */
export function withErrorOutput({ nodes, connections, ...workflow }: NewWorkflow): NewWorkflow {
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
