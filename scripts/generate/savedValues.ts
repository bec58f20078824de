import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { fieldsOf } from '../../nodes/WhatsAppGroups/core/declarations/offering';
import type { Operation } from '../../nodes/WhatsAppGroups/core/declarations/operation';
import type { Shape } from './outputSchemas';

/**
 * What workflows and credentials have saved, by where it stands: operations, events, names of
 * fields and their choices. And what their expressions read: the fields of outputs and events.
 */
export type SavedValues = Readonly<Record<string, readonly string[]>>;

/** A field as the panel and the declarations know it, as far as its saved values go. */
interface SavedField {
	readonly name: string;
	readonly type?: string;
	readonly value?: unknown;
	readonly values?: readonly SavedField[];
	readonly options?: readonly SavedField[];
	readonly modes?: readonly SavedField[];
}

/** `options`, `options.replyTo`, `mediaType=image`. */
function valuesOf(field: SavedField, path = ''): string[] {
	if (field.type === undefined && field.value !== undefined) return [];
	const name = `${path}${field.name}`;
	const inside = [...(field.options ?? []), ...(field.values ?? []), ...(field.modes ?? [])];
	return [
		...(field.type === 'notice' || field.type === 'callout' ? [] : [name]),
		...inside.flatMap((entry) => {
			if (field.modes) return [`${name}=${entry.name}`];
			return entry.value === undefined ? valuesOf(entry, `${name}.`) : [`${name}=${entry.value}`];
		}),
	];
}

function listed(fields: ReadonlyArray<SavedField | INodeProperties>): string[] {
	return [...new Set(fields.flatMap((field) => valuesOf(field as SavedField)))].sort();
}

/** `participants[].waId: string`. */
function pathsOf({ type = 'any', properties, items }: Shape, path: string): string[] {
	if (items) return pathsOf(items, `${path}[]`);
	if (!properties) return [`${path}: ${type}`];
	const inside = path === '' ? '' : `${path}.`;
	return Object.entries(properties).flatMap(([name, shape]) => pathsOf(shape, `${inside}${name}`));
}

/** What stands before the places of what comes out. */
const outputOf = (place: string) => `output of ${place}`;

export interface Declared {
	readonly operations: readonly Operation[];
	/** What comes out, by operation or event. */
	readonly outputs: Readonly<Record<string, Shape>>;
	readonly providers: ReadonlyArray<{ readonly value: string }>;
	/** The panel of the trigger; its events are choices in it. */
	readonly triggerProperties: readonly INodeProperties[];
	readonly credentials: ReadonlyArray<Pick<ICredentialType, 'name' | 'properties'>>;
}

/** The saved values that the declarations have now. */
export function savedValuesOf(declared: Declared): SavedValues {
	const { operations, outputs, providers, triggerProperties, credentials } = declared;
	const ofOperations = operations.map((operation) => [
		`${operation.resource}.${operation.operation}`,
		listed(fieldsOf(operation) as readonly SavedField[]),
	]);
	const ofCredentials = credentials.map(({ name, properties }) => [name, listed(properties)]);
	const ofOutputs = Object.entries(outputs).map(([place, shape]) => [
		outputOf(place),
		pathsOf(shape, '').sort(),
	]);
	return Object.fromEntries([
		['provider', providers.map(({ value }) => value).sort()],
		...ofOperations,
		['trigger', listed(triggerProperties)],
		...ofCredentials,
		...ofOutputs,
	]) as SavedValues;
}

/** Both: nothing of what was saved once is ever left out. */
export function extendSavedValues(saved: SavedValues, now: SavedValues): SavedValues {
	const places = [...new Set([...Object.keys(saved), ...Object.keys(now)])];
	return Object.fromEntries(
		places.map((place) => [
			place,
			[...new Set([...(saved[place] ?? []), ...(now[place] ?? [])])].sort(),
		]),
	);
}

/** What was saved and is not understood any more, as `place: value`. */
export function lostValues(saved: SavedValues, now: SavedValues): string[] {
	return Object.entries(saved).flatMap(([place, values]) =>
		now[place] === undefined
			? [place]
			: values.filter((value) => !now[place]?.includes(value)).map((value) => `${place}: ${value}`),
	);
}
