import type { Field } from '../../declarations/field';
import { InputRefusal } from '../../../errors/inputRefusal';
import { refused } from './refusals';

function checkLength({ displayName: label, rules = {} }: Field, text: string): void {
	const { maxLength, remedy } = rules;
	if (maxLength === undefined || text.length <= maxLength) return;
	const length = [...text].length;
	if (length <= maxLength) return;
	throw new InputRefusal(
		`${label} has ${length} characters, but WhatsApp accepts at most ${maxLength}`,
		remedy ?? `Shorten ${label}.`,
	);
}

function checkEntries({ displayName: label, rules = {} }: Field, { length }: unknown[]): void {
	const { maxEntries, remedy } = rules;
	if (maxEntries === undefined || length <= maxEntries) return;
	throw new InputRefusal(
		`${label} has ${length} entries, but WhatsApp accepts at most ${maxEntries} at once`,
		remedy ?? 'Split them across several items.',
	);
}

/** What a number must be, in words. */
export function rangeOf({ rules = {} }: Field): string {
	const { min, max, takesFractions } = rules;
	const noun = takesFractions ? 'a number' : 'a whole number';
	return min === undefined || max === undefined ? noun : `${noun} from ${min} to ${max}`;
}

function checkRange(field: Field, number: number): void {
	const { min = -Infinity, max = Infinity, takesFractions, remedy } = field.rules ?? {};
	if (number >= min && number <= max && (takesFractions || Number.isInteger(number))) return;
	throw refused(field.displayName, number, rangeOf(field), remedy);
}

/** The limits of a field. @throws InputRefusal naming the field, the limit and what came. */
export function checkLimits(field: Field, value: unknown): void {
	if (typeof value === 'string') checkLength(field, value);
	else if (typeof value === 'number') checkRange(field, value);
	else if (Array.isArray(value)) checkEntries(field, value);
}
