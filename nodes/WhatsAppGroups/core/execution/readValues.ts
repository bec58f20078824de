import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Field } from '../declarations/field';
import type { References } from './references';
import { defaultOf, readField } from './values/readField';
import { readCollection, readEntries, readMapping } from './values/structures';

export interface ReadContext extends Pick<IExecuteFunctions, 'getNodeParameter'> {
	/** Finds plain values without n8n; for runs over many items. */
	readonly references?: References;
}

function isShown(field: Field, values: IDataObject): boolean {
	const { show } = (field.displayOptions ?? {}) as { show?: Record<string, readonly unknown[]> };
	return Object.entries(show ?? {}).every(([name, accepted]) => accepted.includes(values[name]));
}

/**
 * n8n takes the value out of a picker by looking through the whole panel, which is dear; it is
 * needed only for patterns.
 */
function readRaw(context: ReadContext, field: Field, itemIndex: number): unknown {
	const hasPattern =
		field.type === 'resourceLocator' &&
		(field.modes as readonly object[] | undefined)?.some((mode) => 'extractValue' in mode);
	const plain = hasPattern ? undefined : context.references?.read(field.name, itemIndex);
	if (plain !== undefined) return plain;
	return context.getNodeParameter(
		field.name,
		itemIndex,
		field.default,
		hasPattern ? { extractValue: true } : {},
	);
}

const structures: Readonly<Record<string, (field: Field, given: unknown) => IDataObject>> = {
	collection: readCollection,
	fixedCollection: readEntries,
	resourceMapper: readMapping,
};

function readGiven(context: ReadContext, field: Field, itemIndex: number): unknown {
	const given = readRaw(context, field, itemIndex);
	const readStructure = structures[field.type];
	return readStructure
		? readStructure(field, given)
		: (readField(field, given) ?? defaultOf(field));
}

function readShown(context: ReadContext, field: Field, itemIndex: number): unknown {
	const read = () => readGiven(context, field, itemIndex);
	return context.references?.readOnce(field.name, read) ?? read();
}

function valueOf(field: Field): unknown {
	return structures[field.type] ? {} : defaultOf(field);
}

/**
 * The values of an operation's fields for one item, checked before anything is sent.
 * A field that the panel hides gives its default.
 * @throws InputRefusal naming the field, what came and the remedy.
 */
export function readValues(
	context: ReadContext,
	fields: readonly Field[],
	itemIndex: number,
): IDataObject {
	const values: IDataObject = {};
	for (const field of fields) {
		const value = isShown(field, values) ? readShown(context, field, itemIndex) : valueOf(field);
		values[field.name] = value as IDataObject[string];
	}
	return values;
}
