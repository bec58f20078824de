import { InputRefusal } from '../../errors/inputRefusal';
import { show } from '../values/shown';

/** A value that a field cannot take; says what came. */
export function refused(
	label: string,
	value: unknown,
	must: string,
	remedy = `Correct ${label}, or the expression in it.`,
): InputRefusal {
	return new InputRefusal(`${label} is ${show(value)}, but it must be ${must}`, remedy);
}

/** Nothing came where something is needed. */
export function missing(label: string, remedy?: string): InputRefusal {
	return new InputRefusal(
		`${label} is empty`,
		remedy ?? `Fill in ${label}, or check the expression in it.`,
	);
}
