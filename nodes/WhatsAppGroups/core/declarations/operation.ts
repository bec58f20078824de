import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Field, FieldValues } from './field';
import type { Provider } from './provider';
import type { GraphRequest } from './request';
import type { Session } from './session';

/** What becomes of an answer: one item, several, or an item with binary data. */
export type Output = IDataObject | IDataObject[] | INodeExecutionData;

interface OperationWords<Fields extends readonly Field[]> {
	readonly resource: string;
	readonly operation: string;
	/** Label in the Operation list, in Title Case. */
	readonly name: string;
	/** Entry in the actions list of the editor, a sentence with the resource in it. */
	readonly action: string;
	/** What it does, for people and for AI agents. */
	readonly description: string;
	readonly fields: Fields;
	/** The part that a provider must have to offer it. */
	readonly needs?: keyof Provider;
}

/** One request per item, built by a pure function. */
interface RequestOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	readonly request: (values: FieldValues<Fields>) => GraphRequest;
	/** Where the entries of a list answer are. Gives the operation paging, Return All and Limit. */
	readonly entries?: (body: unknown) => IDataObject[];
	/** Which entries the user wants, where not all; the limit counts those. */
	readonly keep?: (values: FieldValues<Fields>) => ((entry: IDataObject) => boolean) | undefined;
	/**
	 * Items with the same lane go out in their order, those with different ones side by side. Without
	 * it: one after the other.
	 */
	readonly lane?: (values: FieldValues<Fields>) => string;
	/** The answer, or one entry of a list, as the user sees it. */
	readonly output?: (body: IDataObject, values: FieldValues<Fields>) => Output;
}

/** Several requests, or binary data, per item. */
interface RunOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	/**
	 * Its items may run side by side: it keeps the order by `session.inOrder`, called before anything
	 * is waited for.
	 */
	readonly keepsOrder?: boolean;
	/**
	 * To whom it sends, all by `session.sendInOrder` and in this order; so it can be resumed. @throws
	 * InputRefusal
	 */
	readonly targets?: (values: FieldValues<Fields>) => readonly string[];
	/**
	 * The request at its heart, where there is one: what `run` sends, perhaps to several, perhaps
	 * after others.
	 */
	readonly request?: (values: FieldValues<Fields>) => GraphRequest;
	readonly run: (session: Session, values: FieldValues<Fields>) => Promise<Output>;
}

export type OperationOf<Fields extends readonly Field[]> =
	RequestOperation<Fields> | RunOperation<Fields>;

/** Any operation, its fields' types forgotten: what the description and the item loop work with. */
export interface Operation extends OperationWords<readonly Field[]> {
	readonly request?: (values: IDataObject) => GraphRequest;
	readonly entries?: (body: unknown) => IDataObject[];
	readonly keep?: (values: IDataObject) => ((entry: IDataObject) => boolean) | undefined;
	readonly output?: (body: IDataObject, values: IDataObject) => Output;
	readonly lane?: (values: IDataObject) => string;
	readonly keepsOrder?: boolean;
	readonly targets?: (values: IDataObject) => readonly string[];
	readonly run?: (session: Session, values: IDataObject) => Promise<Output>;
	/** Set where the provider is chosen. @throws InputRefusal for a value that it does not offer. */
	readonly checkOffered?: (values: IDataObject) => void;
}

/** Declares an operation; the types of its values follow from its fields. */
export function defineOperation<const Fields extends readonly Field[]>(
	operation: OperationOf<Fields>,
): Operation {
	// The types of the values are checked here and forgotten: the item loop handles every operation
	// alike.
	return operation as unknown as Operation;
}

/** A resource as the panel names it, in the order of the list. */
export interface ResourceWords {
	readonly value: string;
	readonly name: string;
	readonly description?: string;
}
