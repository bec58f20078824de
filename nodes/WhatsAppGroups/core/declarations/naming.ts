import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from './request';

/** One of those that have a name; names are not unique. */
export interface Named {
	readonly id: string;
	readonly name: string;
}

/** How an ID is found by the name of what has it: WhatsApp cannot search, so the list is read. */
export interface Naming {
	/** The mode of the picker in which a name is entered. */
	readonly mode: string;
	/** As in "no group has this subject", "2 groups have this subject". */
	readonly noun: string;
	readonly plural: string;
	readonly name: string;
	/** Where items of other nodes have the name, or the ID, best first. */
	readonly keys: readonly string[];
	readonly request: GraphRequest;
	readonly entries: (body: unknown) => IDataObject[];
	readonly toNamed: (entry: IDataObject) => Named;
	/** Under which keys outputs have the ID, and beside it the name where that is known. */
	readonly idKey: string;
	readonly nameKey: string;
	/** What can only be an ID: no list is read to find out. */
	readonly surelyId: RegExp;
	/** What an item of another node names, with its name. */
	readonly toKnown: (item: IDataObject) => Partial<Named>;
}

/** What a field holds, with IDs in place of names. @throws whatever keeps them from being known. */
export type Resolve = (given: unknown) => unknown;

/** By the names of the fields in which names are used. */
export type Resolvers = ReadonlyMap<string, Resolve>;
