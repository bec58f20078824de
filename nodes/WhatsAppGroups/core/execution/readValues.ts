import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Channel } from '../declarations/channel';
import type { Field } from '../declarations/field';
import type { Resolvers } from '../declarations/naming';
import { fieldsOf } from '../declarations/offering';
import type { Operation } from '../declarations/operation';
import type { GivenLists } from './givenNames';
import { References } from './references';
import { distinctLists } from '../reading/distinctLists';
import { defaultOf, readField } from '../reading/readField';
import { readCollection, readEntries, readMapping } from '../reading/structures';

export interface ReadContext extends Pick<IExecuteFunctions, 'getNodeParameter'> {
	/** Finds plain values without n8n; for runs over many items. */
	readonly references?: References;
	/** Find the IDs of what is given by name. */
	readonly resolvers?: Resolvers;
	/** What was evaluated before. */
	readonly lists?: GivenLists;
}

/**
 * Reads the fields of one item. @throws InputRefusal naming the field and the remedy; the values of
 * all others are in `readable` then.
 */
export type ReadItem = (itemIndex: number, readable?: IDataObject) => IDataObject;

type ReadOne = (itemIndex: number) => unknown;

/** A field, and what was found out about it before the first item. */
interface FieldReader {
	readonly name: string;
	readonly shownFor: ReadonlyArray<readonly [string, readonly unknown[]]>;
	readonly read: ReadOne;
	/** What it gives where the panel hides it. */
	readonly hidden: unknown;
}

const structures: Readonly<Record<string, (field: Field, given: unknown) => IDataObject>> = {
	collection: readCollection,
	fixedCollection: readEntries,
	resourceMapper: readMapping,
};

/**
 * n8n takes the value out of a picker by looking through the whole panel, which is dear; it is
 * needed only for patterns.
 */
function openRaw(context: ReadContext, field: Field): ReadOne {
	const { references, lists } = context;
	const { name, type, default: usual } = field;
	const known = lists?.of(name);
	const hasPattern =
		type === 'resourceLocator' &&
		(field.modes as readonly object[] | undefined)?.some((mode) => 'extractValue' in mode);
	if (hasPattern)
		return (itemIndex) => context.getNodeParameter(name, itemIndex, usual, { extractValue: true });
	return (itemIndex) =>
		known?.[itemIndex] ??
		references?.read(name, itemIndex) ??
		context.getNodeParameter(name, itemIndex, usual, {});
}

/** What is refused is read again: each item has to say so. */
function once(read: ReadOne): ReadOne {
	let known: { readonly value: unknown } | undefined;
	return (itemIndex) => (known ??= { value: read(itemIndex) }).value;
}

function openField(context: ReadContext, field: Field): FieldReader {
	const readRaw = openRaw(context, field);
	const readStructure = structures[field.type];
	const usual = readStructure ? {} : defaultOf(field);
	const resolve = context.resolvers?.get(field.name) ?? ((given: unknown) => given);
	const read: ReadOne = readStructure
		? (itemIndex) => readStructure(field, readRaw(itemIndex))
		: (itemIndex) => readField(field, resolve(readRaw(itemIndex))) ?? usual;
	const { show = {} } = (field.displayOptions ?? {}) as { show?: Record<string, unknown[]> };
	return {
		name: field.name,
		// Of conditions about what was typed n8n is the judge: here, an expression is its result.
		shownFor: Object.entries(show).filter(([, [first]]) => typeof first !== 'object'),
		read: context.references?.isFixed(field.name) ? once(read) : read,
		hidden: usual,
	};
}

/**
 * The values of fields, checked before anything is sent. A field that the panel hides gives its
 * default; one without an expression is read once for all items.
 */
export function openFields(context: ReadContext, fields: readonly Field[]): ReadItem {
	const readers = fields.map((field) => openField(context, field));
	return (itemIndex, values = {}) => {
		const refusals: unknown[] = [];
		for (const { name, shownFor, read, hidden } of readers) {
			const isShown = shownFor.every(([other, accepted]) => accepted.includes(values[other]));
			try {
				values[name] = (isShown ? read(itemIndex) : hidden) as IDataObject[string];
			} catch (refusal) {
				refusals.push(refusal);
			}
		}
		if (refusals.length > 0) throw refusals[0];
		return values;
	};
}

/** The values of an operation's fields, as its provider spells and offers them. */
export function openValues(
	{ context, channel }: { context: IExecuteFunctions; channel: Channel },
	operation: Operation,
	known: Pick<ReadContext, 'resolvers' | 'lists'> = {},
): ReadItem {
	const fields = fieldsOf(operation);
	const getNodeParameter = context.getNodeParameter.bind(context);
	const references = new References(context);
	const read = openFields({ getNodeParameter, references, ...known }, fields);
	const { checkOffered } = operation;
	const { provider } = channel;
	return (itemIndex, readable) => {
		const values = read(itemIndex, readable);
		checkOffered?.(values);
		return provider.normalise ? distinctLists(fields, provider.normalise(values)) : values;
	};
}
