import type { INodeParameters, INodeProperties, INodeType } from 'n8n-workflow';

const choosing = ['resource', 'operation'];

function canShow({ displayOptions }: INodeProperties, parameters: INodeParameters): boolean {
	return choosing.every((name) => {
		const shownFor = displayOptions?.show?.[name];
		return shownFor === undefined || shownFor.includes(String(parameters[name]));
	});
}

const made = new WeakMap<INodeType, Map<string, INodeType>>();

/**
 * A node with what one of its operations can show. n8n goes through every property of a node
 * several times for each run, and hides those of all other operations: longer than the run itself.
 */
export function ofOperation(nodeType: INodeType, parameters: INodeParameters): INodeType {
	const chosen = choosing.map((name) => parameters[name]);
	// Without both, n8n takes defaults, or asks an expression.
	if (!chosen.every((value) => typeof value === 'string' && /^\w+$/.test(value))) return nodeType;
	const known = made.get(nodeType) ?? new Map<string, INodeType>();
	made.set(nodeType, known);
	const key = chosen.join('.');
	const { description } = nodeType;
	const properties = description.properties.filter((property) => canShow(property, parameters));
	const small =
		known.get(key) ??
		Object.create(nodeType, { description: { value: { ...description, properties } } });
	known.set(key, small as INodeType);
	return small as INodeType;
}
