import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Field, FieldRules } from '../declarations/field';
import { InputRefusal } from '../../errors/inputRefusal';
import { toList } from '../values/list';
import type { References } from './references';

export interface ReadContext extends Pick<IExecuteFunctions, 'getNodeParameter'> {
	/** Finds plain values without n8n; for runs over many items. */
	readonly references?: References;
}

function isShown(field: Field, values: IDataObject): boolean {
	const { show } = (field.displayOptions ?? {}) as { show?: Record<string, readonly unknown[]> };
	return Object.entries(show ?? {}).every(([name, accepted]) => accepted.includes(values[name]));
}

function checkSize(label: string, value: unknown, rules: FieldRules): void {
	if (typeof value === 'string' && rules.maxLength !== undefined) {
		const length = [...(rules.isTrimmed ? value.trim() : value)].length;
		if (length > rules.maxLength) {
			throw new InputRefusal(
				`${label} has ${length} characters, and WhatsApp takes at most ${rules.maxLength}`,
				rules.remedy ?? `Shorten ${label}. Nothing was sent.`,
			);
		}
	}
	if (Array.isArray(value) && rules.maxEntries !== undefined && value.length > rules.maxEntries) {
		throw new InputRefusal(
			`${label} has ${value.length} entries, and WhatsApp takes at most ${rules.maxEntries} at once`,
			rules.remedy ?? 'Split them over several items. Nothing was sent.',
		);
	}
}

function checkRange(label: string, value: unknown, { min, max, remedy }: FieldRules): void {
	if (min === undefined && max === undefined) return;
	const number = typeof value === 'number' ? value : Number.NaN;
	if (Number.isInteger(number) && number >= (min ?? -Infinity) && number <= (max ?? Infinity))
		return;
	throw new InputRefusal(
		`${label} is ${JSON.stringify(value)}, and must be a whole number from ${min} to ${max}`,
		remedy ?? `Correct ${label}. Nothing was sent.`,
	);
}

function check(field: Field, value: unknown): void {
	const isEmpty = Array.isArray(value) ? value.length === 0 : String(value ?? '').trim() === '';
	if (field.required && isEmpty) {
		throw new InputRefusal(
			`${field.displayName} is empty`,
			`Fill in ${field.displayName}, or check the expression in it. Nothing was sent.`,
		);
	}
	if (!field.rules || isEmpty) return;
	checkSize(field.displayName, value, field.rules);
	checkRange(field.displayName, value, field.rules);
}

function convert(field: Field, value: unknown): unknown {
	if (field.readAs === 'list') return toList(value);
	if (field.type === 'string' && typeof value !== 'string') {
		if (value === null || value === undefined) return '';
		return typeof value === 'object' ? JSON.stringify(value) : String(value);
	}
	// An expression may give the text "4" for a number.
	if (field.type === 'number' && typeof value === 'string' && value.trim() !== '')
		return Number(value);
	return value;
}

function readCollection(fields: readonly Field[], collection: unknown): IDataObject {
	const given = (
		typeof collection === 'object' && collection !== null ? collection : {}
	) as IDataObject;
	const values: IDataObject = {};
	for (const field of fields) {
		if (!(field.name in given)) continue;
		const value = convert(field, given[field.name]);
		check(field, value);
		values[field.name] = value as IDataObject[string];
	}
	return values;
}

/**
 * n8n takes the value out of a picker by looking through the whole panel, which is dear; it is
 * needed only for patterns.
 */
function readRaw(context: ReadContext, field: Field, itemIndex: number): unknown {
	const isPicker = field.type === 'resourceLocator';
	const hasPattern =
		isPicker &&
		(field.modes as readonly object[] | undefined)?.some((mode) => 'extractValue' in mode);
	const plain = hasPattern ? undefined : context.references?.read(field.name, itemIndex);
	if (plain !== undefined) return plain;
	const raw: unknown = context.getNodeParameter(
		field.name,
		itemIndex,
		field.default,
		hasPattern ? { extractValue: true } : {},
	);
	if (!isPicker || typeof raw !== 'object' || raw === null || !('mode' in raw)) return raw;
	return (raw as { value?: unknown }).value;
}

/**
 * The values of an operation's fields for one item, checked before anything is sent.
 * A field that the panel hides gives its default.
 * @throws InputRefusal naming the field and the remedy.
 */
export function readValues(
	context: ReadContext,
	fields: readonly Field[],
	itemIndex: number,
): IDataObject {
	const values: IDataObject = {};
	for (const field of fields) {
		if (!isShown(field, values)) {
			values[field.name] = convert(field, field.default) as IDataObject[string];
			continue;
		}
		const raw = readRaw(context, field, itemIndex);
		if (field.type === 'collection') {
			values[field.name] = readCollection((field.options ?? []) as readonly Field[], raw);
			continue;
		}
		const value = convert(field, raw);
		check(field, value);
		values[field.name] = value as IDataObject[string];
	}
	return values;
}
