import { NodeHelpers, Workflow, type IDataObject, type INode } from 'n8n-workflow';
import { WhatsAppGroupsTrigger } from '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';

/** The names of the outputs that n8n makes of what the panel says. */
function outputsOf(options?: IDataObject): unknown[] {
	const nodeType = new WhatsAppGroupsTrigger();
	const node = {
		...{ id: '1', name: 'Trigger', type: 'trigger', typeVersion: 1.2, position: [0, 0] },
		parameters: { ...(options && { options }) },
	} as INode;
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return NodeHelpers.getNodeOutputs(workflow, node, nodeType.description).map((output) =>
		typeof output === 'string' ? output : [output.type, output.displayName],
	);
}

it('the trigger has one output, unless each kind of event is to have one', () => {
	for (const options of [undefined, {}, { outputPerKind: false }, { includeRaw: true }])
		expect(outputsOf(options)).toEqual(['main']);
	expect(outputsOf({ outputPerKind: true })).toEqual(
		['Messages', 'Participants', 'Join Requests', 'Groups', 'Receipts', 'Other'].map((name) => [
			'main',
			name,
		]),
	);
});
