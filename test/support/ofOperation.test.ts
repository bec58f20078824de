import { Workflow, type INodeParameters, type INodeType } from 'n8n-workflow';
import { operations } from '../../nodes/WhatsAppGroups/operations/registry';
import { WhatsAppGroups } from '../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { samplesOf } from '../../scripts/generate/samples/operationSamples';
import { ofOperation } from './ofOperation';

const whole = new WhatsAppGroups() as INodeType;

/** What n8n hands to the node: the parameters with the defaults of the panel. */
function filledIn(nodeType: INodeType, parameters: INodeParameters): INodeParameters | undefined {
	const node = {
		id: '1',
		name: 'WhatsApp Groups',
		type: 'whatsAppGroups',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { provider: 'meta', ...parameters },
	};
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.getNode(node.name)?.parameters;
}

it.each(operations.map((one) => [`${one.resource}.${one.operation}`, one] as const))(
	'n8n fills in the same for %s, with less to look through',
	(_name, operation) => {
		for (const { parameters } of samplesOf(operation)) {
			const small = ofOperation(whole, parameters);
			expect(small.description.properties.length).toBeLessThan(
				whole.description.properties.length / 2,
			);
			expect(filledIn(small, parameters)).toEqual(filledIn(whole, parameters));
		}
	},
);

it('leaves the node as it is where n8n has to find out what is chosen', () => {
	expect(ofOperation(whole, { resource: 'group' })).toBe(whole);
	expect(ofOperation(whole, { resource: 'group', operation: '={{ "get" }}' })).toBe(whole);
});
