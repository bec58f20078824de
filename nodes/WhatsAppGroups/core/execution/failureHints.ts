import { asText } from '../values/json';
import { show } from '../values/shown';
import { toErrorHint } from './errorItem';
import { errorsOf, namesOf, type ItemResult } from './outcomes';

const namedAtMost = 5;

/** What failed for the same reason. */
interface Reason {
	readonly message: string;
	readonly remedy: string;
	/** Those that it failed for, as far as they have names. */
	readonly names: Set<string>;
}

function nameFailed(result: ItemResult, index: number): string | undefined {
	return result.names && asText(namesOf(result, index)[result.names.nameKey]);
}

function collectReasons(results: readonly ItemResult[]): Reason[] {
	const reasons = new Map<string, Reason>();
	for (const result of results) {
		for (const [index, outcome] of result.outcomes.entries()) {
			const hint = outcome && 'error' in outcome ? toErrorHint(outcome.error) : undefined;
			if (!hint) continue;
			const reason = reasons.get(hint.message) ?? { ...hint, names: new Set() };
			const name = nameFailed(result, index);
			if (name !== undefined) reason.names.add(name);
			reasons.set(hint.message, reason);
		}
	}
	return [...reasons.values()];
}

function describe({ message, remedy, names }: Reason): string {
	if (names.size === 0) return `${message}. ${remedy}`;
	const shown = [...names].slice(0, namedAtMost).map(show);
	const rest = names.size - shown.length;
	return `${message}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. ${remedy}`;
}

/** How many targets of an item were not reached. */
function countMissed(result: ItemResult): string[] {
	const { length } = errorsOf(result);
	const { ids, plural } = result.targets ?? { ids: [], plural: '' };
	return length > 0 && ids.length > 1
		? [`${length} of ${ids.length} ${plural} were not reached: see "error" in their items`]
		: [];
}

/** What the output pane says about items that failed, as a whole or for some of their targets. */
export function toFailureHints(results: readonly ItemResult[]): string[] {
	return [...collectReasons(results).map(describe), ...results.flatMap(countMissed)];
}
