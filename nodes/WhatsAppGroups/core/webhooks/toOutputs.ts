import type { INodeExecutionData } from 'n8n-workflow';
import type { TriggerCatalogue } from '../declarations/trigger';
import type { ItemOptions } from '../declarations/triggerOptions';
import { asText } from '../values/json';

/** The items of each output of the node: one has all of them, unless each kind has its own. */
export function toOutputs(
	{ outputs }: Pick<TriggerCatalogue, 'outputs'>,
	items: INodeExecutionData[],
	{ outputPerKind }: ItemOptions,
): INodeExecutionData[][] {
	if (outputPerKind !== true) return [items];
	return outputs.map(({ takes }) => items.filter(({ json }) => takes(asText(json.event) ?? '')));
}
