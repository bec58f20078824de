import type { EventFilter, WebhookEvent } from '../../core/declarations/event';
import type { Field } from '../../core/declarations/field';
import { readField } from '../../core/reading/readField';

type Test = (event: WebhookEvent) => boolean;

interface Reading extends Pick<EventFilter, 'opensCollection'> {
	readonly read?: (field: Field, given: unknown) => unknown;
}

/**
 * A filter whose value is read as the action node reads such a field: what cannot be meant is
 * refused when the workflow is activated. A filter in which an expression finds nothing is not set.
 */
export function defineFilter<Value>(
	field: Field,
	toTest: (value: Value) => Test | undefined,
	{ read = readField, opensCollection }: Reading = {},
): EventFilter {
	return {
		field,
		opensCollection,
		toTest(given) {
			const value = read(field, given);
			return value === undefined ? undefined : toTest(value as Value);
		},
	};
}
