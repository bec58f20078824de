import type { Field } from '../declarations/field';
import { toParts } from '../values/list';
import { readText, withoutInvisible } from '../values/scalars';
import { refused } from './refusals';

interface Choice {
	readonly name: string;
	readonly value: string | number | boolean;
}

function choicesOf({ options = [] }: Field): Choice[] {
	return options.filter((option): option is Choice => 'value' in option);
}

/** Letters and digits alone: `All Pending` and `allPending`, `HALF_HOUR` and `half hour`. */
function squash(text: string): string {
	return withoutInvisible(text)
		.toLowerCase()
		.replace(/[\s_-]+/g, '');
}

function find(choices: readonly Choice[], given: unknown): Choice | undefined {
	const exact = choices.find(({ value }) => value === given);
	const text = exact ? undefined : readText(given);
	if (text === undefined) return exact;
	const wanted = squash(text);
	return (
		choices.find(({ value }) => squash(String(value)) === wanted) ??
		choices.find(({ name }) => squash(name) === wanted)
	);
}

/** The labels of the choices, as a sentence lists them. */
export function listChoices(field: Field): string {
	return choicesOf(field)
		.map(({ name }) => name)
		.join(', ');
}

function refuseChoice(field: Field, given: unknown): never {
	throw refused(field.displayName, given, `one of these: ${listChoices(field)}`);
}

/** One of the choices, given by its value or its label. @throws InputRefusal naming the choices. */
export function readChoice(field: Field, given: unknown): Choice['value'] {
	return (find(choicesOf(field), given) ?? refuseChoice(field, given)).value;
}

/** Several of the choices, each once. @throws InputRefusal naming what is none. */
export function readChoices(field: Field, given: unknown): Array<Choice['value']> {
	const choices = choicesOf(field);
	const whole = find(choices, given);
	if (whole) return [whole.value];
	const chosen = toParts(given).filter((part) => part !== '');
	return [
		...new Set(chosen.map((part) => (find(choices, part) ?? refuseChoice(field, part)).value)),
	];
}
