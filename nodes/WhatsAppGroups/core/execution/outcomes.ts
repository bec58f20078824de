import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Targets } from '../declarations/audience';
import type { Output } from '../declarations/operation';
import { asObject, asText } from '../values/json';
import { toErrorHint, toErrorItem, type ItemError } from './errorItem';

/** What became of one request or message; undefined when it was not sent because the run ended. */
export type Outcome = { readonly output: Output } | { readonly error: ItemError } | undefined;

/** What became of one item: of each target of its message, in their order, or of the item. */
export interface ItemResult {
	readonly targets?: Targets;
	/** What its values name by an ID, such as its group. */
	readonly named?: IDataObject;
	readonly outcomes: readonly Outcome[];
}

export function errorsOf({ outcomes }: ItemResult): ItemError[] {
	return outcomes.flatMap((outcome) => (outcome && 'error' in outcome ? [outcome.error] : []));
}

export function outputsOf({ outcomes }: ItemResult): Output[] {
	return outcomes.flatMap((outcome) => (outcome && 'output' in outcome ? [outcome.output] : []));
}

/** Whether a target has the message: what it got, or what it was left out of, is its output. */
export function wasReached(outcome: Outcome): boolean {
	if (!outcome || !('output' in outcome) || Array.isArray(outcome.output)) return false;
	return asText(outcome.output.reason) === undefined;
}

export function findFailed(results: readonly ItemResult[]): ItemResult | undefined {
	return results.find((result) => errorsOf(result).length > 0);
}

export function countNotSent(results: readonly ItemResult[]): number {
	return results.flatMap(({ outcomes }) => outcomes).filter((outcome) => !outcome).length;
}

/** What a failed item, or its target, is recognised by. */
export function namesOf({ targets, named }: ItemResult, index: number): IDataObject {
	return { ...named, ...(targets && { [targets.key]: targets.ids[index] ?? '' }) };
}

function toItems(output: Output, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (Array.isArray(output)) return output.map((json) => ({ json, pairedItem }));
	const isItem = 'binary' in output && 'json' in output;
	return [
		isItem
			? { ...(output as INodeExecutionData), pairedItem }
			: { json: output as IDataObject, pairedItem },
	];
}

/**
 * The output of the node for one item: one per target, or what the operation gives. `errorsAlone`
 * for the error output: n8n takes only an item with nothing beside `error` for a failed one.
 */
export function toOutputItems(
	result: ItemResult,
	itemIndex: number,
	errorsAlone: boolean,
): INodeExecutionData[] {
	return result.outcomes.flatMap((outcome, index) => {
		const names = namesOf(result, index);
		if (!outcome) {
			const reason = 'Not sent because the execution was stopped';
			return toItems({ ...names, sent: false, reason }, itemIndex);
		}
		if ('output' in outcome) return toItems(outcome.output, itemIndex);
		const { error } = toErrorItem(outcome.error, itemIndex).json;
		const beside = errorsAlone ? {} : names;
		return toItems({ ...beside, error: { ...asObject(error), ...names } }, itemIndex);
	});
}

/** What the output pane says about an item that failed, as a whole or for some of its targets. */
export function toFailureHints(result: ItemResult): string[] {
	const errors = errorsOf(result);
	const { ids, plural } = result.targets ?? { ids: [], plural: '' };
	const count = `${errors.length} of ${ids.length} ${plural}`;
	return [
		...errors.flatMap(toErrorHint),
		...(errors.length > 0 && ids.length > 1
			? [`${count} were not reached: see "error" in their items`]
			: []),
	];
}
