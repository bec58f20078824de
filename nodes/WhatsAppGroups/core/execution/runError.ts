import type { IDataObject } from 'n8n-workflow';
import type { Targets } from '../declarations/audience';
import { show } from '../values/shown';
import { ofThisItem, type ItemError } from './errorItem';
import {
	errorsOf,
	findFailed,
	namesOf,
	outputsOf,
	wasReached,
	type ItemNames,
	type ItemResult,
} from './outcomes';
import type { Tally } from './tally';

const namedAtMost = 50;

function listSome(names: readonly string[]): string {
	const rest = names.length - namedAtMost;
	return `${names.slice(0, namedAtMost).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Names that people know, and IDs where there is none, or where two have the same. */
function nameTargets(ids: readonly string[], names: ItemNames | undefined): string[] {
	const found = ids.map((id) => names?.find(id));
	return ids.map((id, index) => {
		const name = found[index];
		if (name === undefined) return id;
		const isShared = found.indexOf(name) !== found.lastIndexOf(name);
		return isShared ? `${show(name)} (${id})` : show(name);
	});
}

/** Which targets of the failed item have the message: whoever tries again must know it. */
function describeTargets({ plural, ids }: Targets, { outcomes, names }: ItemResult): string[] {
	const shown = nameTargets(ids, names);
	const sent = shown.filter((_name, index) => wasReached(outcomes[index]));
	const untried = shown.filter((_name, index) => outcomes[index] === undefined);
	return [
		sent.length > 0
			? `Already sent to ${sent.length} of ${ids.length} ${plural}: ${listSome(sent)}.`
			: `Sent to none of ${ids.length} ${plural}.`,
		...(untried.length > 0 ? [`Not tried: ${listSome(untried)}.`] : []),
		'To reach the others in spite of a failure, set the node to continue on error.',
	];
}

/** What the target that failed, or its item, is recognised by. */
function factsOfFailed(failed: ItemResult): IDataObject {
	return namesOf(
		failed,
		failed.outcomes.findIndex((outcome) => outcome && 'error' in outcome),
	);
}

/** Which one it was: by its name, or else by its IDs, which run out of the card of the editor. */
function describeFailed(results: readonly ItemResult[], failed: ItemResult): string[] {
	const { idKey = '', nameKey = '' } = failed.names ?? {};
	const { [nameKey]: name, ...ids } = factsOfFailed(failed);
	const { [idKey]: _named, ...others } = ids;
	const listed = Object.entries(name === undefined ? ids : others).map(
		([key, id]) => `${key} ${String(id)}`,
	);
	const isOneOfSeveral = results.length > 1 || failed.outcomes.length > 1;
	const item = isOneOfSeveral ? [`item ${results.indexOf(failed)}`] : [];
	if (name !== undefined) {
		const details = [...listed, ...item].join(', ');
		return [`It failed for ${show(name)}${details && ` (${details})`}.`];
	}
	return isOneOfSeveral && listed.length > 0
		? [`It failed for ${listed.join(', ')} (${item.join('')}).`]
		: [];
}

/** What was done besides the item that failed. */
function describeOthers(results: readonly ItemResult[], { sentCount }: Tally): string[] {
	const items = results.filter(
		(result) => errorsOf(result).length === 0 && outputsOf(result).length > 0,
	).length;
	return [
		...(items > 0
			? [`${items} other ${items === 1 ? 'item' : 'items'} had already been processed.`]
			: []),
		...(sentCount > 1 ? [`${sentCount} messages were sent.`] : []),
	];
}

/** The error that ends the run: the first one, with what was sent before it; undefined if none. */
export function toRunError(results: readonly ItemResult[], tally: Tally): ItemError | undefined {
	const failed = findFailed(results);
	const error = failed && errorsOf(failed)[0];
	if (!error) return undefined;
	const { targets } = failed;
	const isShared = targets !== undefined && targets.ids.length > 1;
	if (isShared) error.context.sent = outputsOf(failed);
	const about = describeFailed(results, failed);
	// A name says at once what it is about; IDs are for whoever reads on.
	const isNamed = failed.names !== undefined && failed.names.nameKey in factsOfFailed(failed);
	const others = describeOthers(results, tally);
	error.description = [
		...(isNamed ? about : []),
		others.length > 0 ? ofThisItem(error.description ?? '') : error.description,
		...(isNamed ? [] : about),
		...(isShared ? describeTargets(targets, failed) : []),
		...others,
	]
		.filter(Boolean)
		.join(' ');
	return error;
}
