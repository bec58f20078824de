import type { IDataObject, INodeProperties, NodePropertyTypes } from 'n8n-workflow';
import type { Identifier } from './identifier';
import type { Naming } from './naming';
import type { Provider } from './provider';

/** What must hold before anything is sent. Lengths count characters (Unicode code points). */
export interface FieldRules {
	readonly maxLength?: number;
	/** White space at both ends is cut, and does not count. */
	readonly isTrimmed?: true;
	/** The largest number of entries of a list field. */
	readonly maxEntries?: number;
	readonly min?: number;
	readonly max?: number;
	readonly takesFractions?: true;
	/** Said after the complaint: what the user can do. */
	readonly remedy?: string;
}

interface FieldOption {
	readonly name: string;
	readonly value?: string | number | boolean;
}

/**
 * One input of the panel: n8n's property without its place in the panel, plus how its value is
 * read.
 */
export interface Field {
	readonly displayName: string;
	readonly name: string;
	readonly type: NodePropertyTypes;
	readonly default: unknown;
	readonly options?: readonly (FieldOption | Field | FieldGroup)[];
	readonly required?: boolean;
	readonly rules?: FieldRules;
	/** `list`: an array, or text with commas or line breaks, becomes an array of distinct
	 * texts. `json`: an object, or an array of objects. */
	readonly readAs?: 'list' | 'json';
	/** It holds an ID or a name of this kind, or with `list` several. Every picker says which. */
	readonly identifies?: Identifier;
	/** How the ID is found where a name was entered instead. */
	readonly naming?: Naming;
	/**
	 * What a new node starts with in place of the default: what the trigger usually gives. Nodes that
	 * were saved before keep the default of their time.
	 */
	readonly startsWith?: unknown;
	/**
	 * Why nothing may be assumed where an expression finds nothing: then it is refused. Otherwise the
	 * default holds, and in a collection the option counts as not set.
	 */
	readonly absence?: string;
	/** What an AI model reads about it, where the description speaks of the panel. */
	readonly forModel?: string;
	/** Whoever builds the workflow decides it, never a model. */
	readonly isForAuthor?: true;
	/** For an option of a collection: the part that a provider must have to offer it. */
	readonly needs?: keyof Provider;
	readonly [key: string]: unknown;
}

export interface FieldGroup {
	readonly name: string;
	readonly displayName: string;
	readonly values: readonly Field[];
}

type FieldValue<F> = F extends { readAs: 'list' }
	? string[]
	: F extends { readAs: 'json' }
		? IDataObject | IDataObject[]
		: F extends { type: 'boolean' }
			? boolean
			: F extends { type: 'number' }
				? number
				: F extends { type: 'collection'; options: infer Options extends readonly Field[] }
					? Partial<FieldValues<Options>>
					: F extends { type: 'multiOptions'; options: readonly { value: infer Value }[] }
						? Value[]
						: F extends { type: 'options'; options: readonly { value: infer Value }[] }
							? Value
							: F extends { type: 'json' }
								? IDataObject[]
								: F extends { type: 'fixedCollection' | 'resourceMapper' }
									? unknown
									: string;

/**
 * The values that an operation gets, derived from its fields: a name that is not declared does not
 * compile.
 */
export type FieldValues<Fields extends readonly Field[]> = {
	[F in Fields[number] as F['name']]: FieldValue<F>;
};

/** Keeps the literal types, so that the value of an `options` field is the union of its options. */
export function defineField<const F extends Field>(field: F): F {
	return field;
}

function toOption(option: FieldOption | Field | FieldGroup): unknown {
	if ('type' in option) return toProperty(option);
	return 'values' in option ? { ...option, values: option.values.map(toProperty) } : option;
}

/** The property as n8n wants it: without what only the reading of the value needs. */
export function toProperty(field: Field): INodeProperties {
	const {
		rules: _rules,
		readAs: _readAs,
		identifies: _identifies,
		naming: _naming,
		absence: _absence,
		needs: _needs,
		startsWith: _startsWith,
		forModel: _forModel,
		isForAuthor: _isForAuthor,
		...property
	} = field;
	const options = field.options?.map(toOption);
	return { ...property, ...(options && { options }) } as INodeProperties;
}
