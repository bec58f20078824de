import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Targets } from '../declarations/audience';
import type { Output } from '../declarations/operation';
import { asObject, asText } from '../values/json';
import { toErrorItem, type ItemError } from './errorItem';
import type { NameOf } from './knownNames';

/** What became of one request or message; undefined when it was not sent because the run ended. */
export type Outcome = { readonly output: Output } | { readonly error: ItemError } | undefined;

/** What became of one item: of each target of its message, in their order, or of the item. */
export interface ItemResult {
	readonly targets?: Targets;
	/** What its values name by an ID, such as its group. */
	readonly named?: IDataObject;
	readonly outcomes: readonly Outcome[];
	/** Finds the name of what an ID of this item names. */
	readonly names?: ItemNames;
}

/** Where the names of one item stand in outputs, and which they are. */
export interface ItemNames extends Pick<NameOf, 'idKey' | 'nameKey' | 'ownKey'> {
	readonly find: (id: string) => string | undefined;
}

/** With the name beside the ID, where it is known, and the output does not have it by itself. */
function withName(json: IDataObject, names: ItemNames | undefined): IDataObject {
	if (!names || names.nameKey in json || names.ownKey in json) return json;
	const { idKey, nameKey, find } = names;
	const name = find(asText(json[idKey]) ?? '');
	if (name === undefined) return json;
	const entries = Object.entries(json).flatMap(([key, value]) =>
		key === idKey ? [[key, value] as const, [nameKey, name] as const] : [[key, value] as const],
	);
	return Object.fromEntries(entries);
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
	return asText(outcome.output.reason) === undefined && outcome.output.preview !== true;
}

export function findFailed(results: readonly ItemResult[]): ItemResult | undefined {
	return results.find((result) => errorsOf(result).length > 0);
}

export function countNotSent(results: readonly ItemResult[]): number {
	return results.flatMap(({ outcomes }) => outcomes).filter((outcome) => !outcome).length;
}

/** What a failed item, or its target, is recognised by. */
export function namesOf({ targets, named, names }: ItemResult, index: number): IDataObject {
	const ids = { ...named, ...(targets && { [targets.key]: targets.ids[index] ?? '' }) };
	return withName(ids, names);
}

function toItems(output: Output, itemIndex: number, names?: ItemNames): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (Array.isArray(output))
		return output.map((json) => ({ json: withName(json, names), pairedItem }));
	const isItem = 'binary' in output && 'json' in output;
	return [
		isItem
			? { ...(output as INodeExecutionData), pairedItem }
			: { json: withName(output as IDataObject, names), pairedItem },
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
		if ('output' in outcome) return toItems(outcome.output, itemIndex, result.names);
		const { error } = toErrorItem(outcome.error, itemIndex).json;
		const beside = errorsAlone ? {} : names;
		return toItems({ ...beside, error: { ...asObject(error), ...names } }, itemIndex);
	});
}
