import { Workflow, type INode, type INodeTypes } from 'n8n-workflow';
import { WhatsAppGroups } from '../nodes/WhatsAppGroups/WhatsAppGroups.node';

const { description, methods } = new WhatsAppGroups();
const properties = JSON.stringify(description.properties);

function namedAs(option: string): string[] {
	const named = [...properties.matchAll(new RegExp(`"${option}":"(\\w+)"`, 'g'))];
	return [...new Set(named.map(([, name = '']) => name))].sort();
}

it.each([
	['loadOptionsMethod', methods.loadOptions],
	['searchListMethod', methods.listSearch],
	['resourceMapperMethod', methods.resourceMapping],
])('the node has every %s that a field names, and no other', (option, offered) => {
	expect(namedAs(option)).toEqual(Object.keys(offered).sort());
});

it('names what it does under the node, by operation and resource', () => {
	expect(description.subtitle).toContain('$parameter["operation"]');
	expect(properties).toContain('"name":"resource"');
});

it.each([
	[
		'a group from the list',
		{ mode: 'list', value: 'G', cachedResultName: 'Class 7b' },
		' · Class 7b',
	],
	['a group by its name', { mode: 'name', value: 'Order 4711' }, ' · Order 4711'],
	['a name from an expression', { mode: 'name', value: '={{ $json.name }}' }, ''],
	['an ID', { mode: 'id', value: 'G', cachedResultName: 'Class 7b' }, ''],
	['no group yet', { mode: 'list', value: '' }, ''],
	['no group at all', undefined, ''],
])('names %s there, too', (_what, groupId, shown) => {
	const parameters = {
		resource: 'message',
		operation: 'sendText',
		...(groupId && { groupId: { __rl: true, ...groupId } }),
	};
	const base = { id: '1', name: 'Node', type: 'node', typeVersion: 1.2, position: [0, 0] };
	const node = { ...base, parameters } as unknown as INode;
	const type = { description: { ...description, properties: [] } };
	const nodeTypes = { getByNameAndVersion: () => type } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	workflow.nodes.Node = { ...node, parameters } as unknown as INode;
	const { expression } = workflow;
	expect(expression.getSimpleParameterValue(node, description.subtitle, 'internal', {})).toBe(
		`sendText: message${shown}`,
	);
});
