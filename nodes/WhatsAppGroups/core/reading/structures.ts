import type { IDataObject } from 'n8n-workflow';
import type { Field, FieldGroup } from '../declarations/field';
import { asObject, asObjects, asText, parseJson } from '../values/json';
import { isBlank, readText } from '../values/scalars';
import { readField } from './readField';
import { refused } from './refusals';

/** An object, or the JSON text of one; nothing is an object without anything in it. */
export function readObject(label: string, given: unknown): IDataObject {
	const value = typeof given === 'string' ? (parseJson(given) ?? given) : given;
	if (value === undefined || value === null) return {};
	if (typeof value === 'string' && isBlank(value)) return {};
	if (typeof value === 'object' && !Array.isArray(value)) return value as IDataObject;
	throw refused(label, given, 'an object with its fields');
}

/** A field inside another one, which may have fields itself. */
function readPart(field: Field, given: unknown): unknown {
	return field.type === 'fixedCollection' ? readEntries(field, given) : readField(field, given);
}

/** The options of a collection that are set. Where an expression finds nothing, one is not. */
export function readCollection({ displayName, options = [] }: Field, given: unknown): IDataObject {
	const values: IDataObject = {};
	const found = readObject(displayName, given);
	for (const field of options as readonly Field[]) {
		if (!Object.hasOwn(found, field.name)) continue;
		const value = readPart(field, found[field.name]);
		if (value !== undefined) values[field.name] = value as IDataObject[string];
	}
	return values;
}

function readEntry(
	collection: string,
	{ displayName, values: fields }: FieldGroup,
	entry: unknown,
	index: number,
): IDataObject {
	const given = readObject(`${displayName} ${index + 1} of ${collection}`, entry);
	const read = fields.map((field) => {
		const label = `${field.displayName} of ${displayName} ${index + 1} in ${collection}`;
		return [field.name, readPart({ ...field, displayName: label }, given[field.name])] as const;
	});
	return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as IDataObject;
}

/** The entries of a fixed collection, by the name of their group. */
export function readEntries({ displayName, options = [] }: Field, given: unknown): IDataObject {
	const found = readObject(displayName, given);
	const groups = (options as readonly FieldGroup[]).flatMap((group) => {
		const entries = found[group.name];
		if (entries === undefined || entries === null) return [];
		const list: unknown[] = Array.isArray(entries) ? entries : [entries];
		return [
			[
				group.name,
				list.map((entry, index) => readEntry(displayName, group, entry, index)),
			] as const,
		];
	});
	return Object.fromEntries(groups);
}

/** The values of a form, each a text; those where nothing came are left out. */
export function readMapping({ displayName }: Field, given: unknown): IDataObject {
	const mapping = readObject(displayName, given);
	const labels = new Map(
		asObjects(mapping.schema).map(({ id, displayName: label }) => [id, asText(label)]),
	);
	const values = Object.entries(asObject(mapping.value)).flatMap(([id, value]) => {
		if (value === undefined || value === null) return [];
		const text = readText(value);
		if (text !== undefined) return [[id, text] as const];
		throw refused(
			`"${labels.get(id) ?? id}" in ${displayName}`,
			value,
			'text',
			'Take one value out of it in the expression, such as {{ $json.name }}.',
		);
	});
	return { ...mapping, value: Object.fromEntries(values) };
}
