import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { readExample, type ExampleName } from '../../../scripts/start/examples';

type Items = readonly IDataObject[];
type Run = (input: object, nodes: (name: string) => object) => INodeExecutionData[];

const toItems = (given: Items) => ({
	all: () => given.map((json) => ({ json })),
	itemMatching: (index: number) => ({ json: given[index] }),
});

/** Runs a Code node of an example, as n8n does for all items together. */
export function runCodeNode(
	example: ExampleName,
	name: string,
	given: Items,
	others: Readonly<Record<string, Items>> = {},
): IDataObject[] {
	const node = readExample(example).nodes.find((candidate) => candidate.name === name);
	const { jsCode } = (node?.parameters ?? {}) as { jsCode?: string };
	const run = new Function('$input', '$', jsCode ?? '') as Run;
	return run(toItems(given), (other) => toItems(others[other] ?? [])).map(({ json }) => json);
}
