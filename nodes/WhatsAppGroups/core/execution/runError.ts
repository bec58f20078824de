import type { Targets } from '../declarations/audience';
import type { ItemError } from './errorItem';
import { errorsOf, findFailed, namesOf, outputsOf, wasReached, type ItemResult } from './outcomes';
import type { Tally } from './tally';

const namedAtMost = 50;

function listSome(names: readonly string[]): string {
	const rest = names.length - namedAtMost;
	return `${names.slice(0, namedAtMost).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Which targets of the failed item have the message: whoever tries again must know it. */
function describeTargets({ plural, ids }: Targets, { outcomes }: ItemResult): string[] {
	const sent = ids.filter((_id, index) => wasReached(outcomes[index]));
	const untried = ids.filter((_id, index) => outcomes[index] === undefined);
	return [
		sent.length > 0
			? `Already sent to ${sent.length} of ${ids.length} ${plural}: ${listSome(sent)}.`
			: `Sent to none of ${ids.length} ${plural}.`,
		...(untried.length > 0 ? [`Not tried: ${listSome(untried)}.`] : []),
		'To reach the others in spite of a failure, set the node to continue on error.',
	];
}

/** Which one of several it was, in n8n's count of items, and what it was about. */
function describeFailed(results: readonly ItemResult[], failed: ItemResult): string[] {
	const index = failed.outcomes.findIndex((outcome) => outcome && 'error' in outcome);
	const names = Object.entries(namesOf(failed, index))
		.map(([key, id]) => `${key} ${String(id)}`)
		.join(', ');
	const isOneOfSeveral = results.length > 1 || failed.outcomes.length > 1;
	return isOneOfSeveral && names
		? [`It failed for ${names} (item ${results.indexOf(failed)}).`]
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
	error.description = [
		error.description,
		...describeFailed(results, failed),
		...(isShared ? describeTargets(targets, failed) : []),
		...describeOthers(results, tally),
	]
		.filter(Boolean)
		.join(' ');
	return error;
}
