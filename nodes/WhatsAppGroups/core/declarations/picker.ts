import type { IDataObject, INodeListSearchItems, ResourceMapperFields } from 'n8n-workflow';
import type { Naming } from './naming';
import type { GraphRequest } from './request';

/** A picker of the panel: what to ask, and how an entry of the answer reads in the list. */
export interface ListSearch {
	/**
	 * The question; `parameter` reads another field of the panel, such as the chosen group. A text
	 * instead of it says what to do first; undefined while there is nothing to ask.
	 */
	readonly request: (parameter: (name: string) => string) => GraphRequest | string | undefined;
	readonly entries: (body: unknown, parameter: (name: string) => string) => IDataObject[];
	/** Entries with the same value show once. */
	readonly toResult: (entry: IDataObject) => INodeListSearchItems;
	/** What tells entries of the same name apart. */
	readonly toDetail?: (entry: IDataObject) => string | undefined;
	/** Other fields that may hold a name, for which the request needs the ID. */
	readonly namings?: Readonly<Record<string, Naming>>;
	/** For lists that do not give 1,024 entries at once. */
	readonly pageSize?: number;
}

/**
 * A form of the panel that is built from an answer: what to ask, and which fields follow from it.
 */
export interface FieldMapping {
	/**
	 * The question; a text instead of it says why there can be no fields yet. `parameter` reads
	 * another field of the panel.
	 */
	readonly request: (parameter: (name: string) => string) => GraphRequest | string;
	readonly entries: (body: unknown) => IDataObject[];
	/** Which entry the form is about; undefined is given to `toFields` when there is none. */
	readonly isWanted: (entry: IDataObject, parameter: (name: string) => string) => boolean;
	readonly toFields: (
		entry: IDataObject | undefined,
		parameter: (name: string) => string,
	) => ResourceMapperFields;
	readonly pageSize?: number;
}
