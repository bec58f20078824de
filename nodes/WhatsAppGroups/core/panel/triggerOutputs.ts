import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import type { TriggerCatalogue } from '../declarations/trigger';

/** One output, or one per kind of event where the panel says so. n8n evaluates this. */
export function buildOutputs({
	outputs,
}: Pick<TriggerCatalogue, 'outputs'>): INodeTypeDescription['outputs'] {
	const each = outputs.map(({ name }) => ({ type: NodeConnectionTypes.Main, displayName: name }));
	const [one, several] = [[NodeConnectionTypes.Main], each].map((list) => JSON.stringify(list));
	return `={{ ($parameter["options"] || {})["outputPerKind"] === true ? ${several} : ${one} }}`;
}
