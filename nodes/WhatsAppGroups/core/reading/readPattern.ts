import { InputRefusal } from '../../errors/inputRefusal';
import { Pattern } from '../patterns/pattern';
import { UnsupportedPattern } from '../patterns/patternNode';
import { openCache } from '../process/processState';

const kept = openCache<Pattern>('patterns', { mostEntries: 100, lifetimeMs: Infinity });

function toRefusal(
	failure: unknown,
	{ label, source, remedy }: { label: string; source: string; remedy: string },
): InputRefusal {
	return failure instanceof UnsupportedPattern
		? new InputRefusal(
				`${label} has a pattern that could take too long. ${failure.message}: ${source}`,
				failure.remedy,
			)
		: new InputRefusal(`${label} is not a valid regular expression: ${source}`, remedy);
}

/**
 * The regular expression in a field. Made once: a filter of the trigger is read for every webhook.
 * @throws InputRefusal for what is none, or could take too long.
 */
export function readPattern(label: string, source: string, remedy: string): Pattern {
	try {
		return kept.get(source) ?? kept.set(source, new Pattern(source));
	} catch (failure) {
		throw toRefusal(failure, { label, source, remedy });
	}
}
