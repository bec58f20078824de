import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Field, FieldValues } from './field';
import type { Dialect, DialectRequests, Provider } from './provider';
import type { Session } from '../execution/session';

/** What becomes of an answer: one item, several, or an item with binary data. */
export type Output = IDataObject | IDataObject[] | INodeExecutionData;

type RequestsOf<Values> = { readonly [D in Dialect]?: (values: Values) => DialectRequests[D] };

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

/** One request per item, built by a pure function per dialect. */
interface RequestOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	readonly requests: RequestsOf<FieldValues<Fields>>;
	/** Where the entries of a list answer are. Gives the operation paging, Return All and Limit. */
	readonly entries?: (body: unknown) => IDataObject[];
	/** Which entries the user wants, where not all; the limit counts those. */
	readonly keep?: (values: FieldValues<Fields>) => ((entry: IDataObject) => boolean) | undefined;
	/** Items with the same lane go out in their order, those with different ones side by side. Without it: one after the other. */
	readonly lane?: (values: FieldValues<Fields>) => string;
	/** The answer, or one entry of a list, as the user sees it. */
	readonly output?: (body: IDataObject, values: FieldValues<Fields>) => Output;
}

/** Several requests, or binary data, per item. */
interface RunOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	/** Dialects that can carry it. */
	readonly dialects: readonly Dialect[];
	/** Its items may run side by side: it keeps the order by `session.inOrder`, called before anything is waited for. */
	readonly keepsOrder?: boolean;
	/** To whom it sends, all by `session.sendInOrder` and in this order; so it can be resumed. @throws InputRefusal */
	readonly targets?: (values: FieldValues<Fields>) => readonly string[];
	/** The request at its heart, where there is one: what `run` sends, perhaps to several, perhaps after others. */
	readonly requests?: RequestsOf<FieldValues<Fields>>;
	readonly run: (session: Session, values: FieldValues<Fields>) => Promise<Output>;
}

export type OperationOf<Fields extends readonly Field[]> = RequestOperation<Fields> | RunOperation<Fields>;

/** Any operation, its fields' types forgotten: what the description and the item loop work with. */
export interface Operation extends OperationWords<readonly Field[]> {
	readonly requests?: RequestsOf<IDataObject>;
	readonly entries?: (body: unknown) => IDataObject[];
	readonly keep?: (values: IDataObject) => ((entry: IDataObject) => boolean) | undefined;
	readonly output?: (body: IDataObject, values: IDataObject) => Output;
	readonly lane?: (values: IDataObject) => string;
	readonly keepsOrder?: boolean;
	readonly targets?: (values: IDataObject) => readonly string[];
	readonly dialects?: readonly Dialect[];
	readonly run?: (session: Session, values: IDataObject) => Promise<Output>;
	/** Set where the provider is chosen. @throws InputRefusal for a value that it does not offer. */
	readonly checkOffered?: (values: IDataObject) => void;
}

/** Declares an operation; the types of its values follow from its fields. */
export function defineOperation<const Fields extends readonly Field[]>(operation: OperationOf<Fields>): Operation {
	// The types of the values are checked here and forgotten: the item loop handles every operation alike.
	return operation as unknown as Operation;
}

/** The dialects in which the operation can be asked. */
export function dialectsOf(operation: Operation): Dialect[] {
	return (operation.dialects ?? Object.keys(operation.requests ?? {})) as Dialect[];
}
