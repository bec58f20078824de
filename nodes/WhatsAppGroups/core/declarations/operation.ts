import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FindAudience, Targets } from './audience';
import type { Channel } from './channel';
import type { Field, FieldValues } from './field';
import type { Preview } from './preview';
import type { Provider } from './provider';
import type { GraphRequest } from './request';
import type { PreparingSession, Session } from './session';
import type { Waiting } from './waiting';

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
	/** Shown above its fields: what nobody can undo. */
	readonly notice?: string;
	readonly fields: Fields;
	/** The part that a provider must have to offer it. */
	readonly needs?: keyof Provider;
}

/** One request per item, built by a pure function. */
interface RequestOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	readonly request: (values: FieldValues<Fields>) => GraphRequest;
	/** Where the entries of a list answer are. Gives the operation paging, Return All and Limit. */
	readonly entries?: (body: unknown) => IDataObject[];
	/** For lists that do not give 1,024 entries at once. */
	readonly pageSize?: number;
	/** Which entries the user wants, where not all; the limit counts those. */
	readonly keep?: (values: FieldValues<Fields>) => ((entry: IDataObject) => boolean) | undefined;
	/**
	 * Items with the same text go out in their order, others side by side. Without it: one after the
	 * other.
	 */
	readonly orderedBy?: (values: FieldValues<Fields>) => string;
	/** The answer, or one entry of a list, as the user sees it. */
	readonly output?: (body: IDataObject, values: FieldValues<Fields>) => Output;
}

/** Several requests, or binary data, per item. */
interface RunOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	readonly run: (session: Session, values: FieldValues<Fields>) => Promise<Output>;
}

/** Changes nothing about a message's being sent, so it must not reject. Gives the output. */
export type FollowUp = (session: Session, sent: IDataObject) => Promise<IDataObject>;

/**
 * A message to each of its targets: in order per target, targets side by side, counted as sent, and
 * with a Resume Key sent only once.
 */
export interface Message<Values> {
	/** @throws InputRefusal when there are none. */
	readonly targets: (values: Values) => Targets;
	/** Finds the targets, where the item does not name them; asked once per item. */
	readonly audience?: (values: Values) => FindAudience | undefined;
	readonly requestTo: (target: string, values: Values) => GraphRequest;
	/** The answer as the user sees it. */
	readonly output: (body: IDataObject, target: string, values: Values) => IDataObject;
	/** Refuses an item as a whole, before any target gets something. @throws InputRefusal */
	readonly validate?: (values: Values, channel: Channel) => void;
	/**
	 * Uploads and reads what the first message needs, once per item. Gives its values. With a Resume
	 * Key it is also asked without anything going up or being read.
	 */
	readonly prepare?: (session: PreparingSession, values: Values) => Promise<Values>;
	/** What of a request tells one message from another, where not all of it does. */
	readonly toIdentity?: (request: GraphRequest) => GraphRequest;
	/** The messages that each target gets in their place, one after the other; the same for all. */
	readonly parts?: (values: Values) => readonly Values[];
	/** Where the user only wants to know what would be sent. */
	readonly preview?: (values: Values) => Preview | undefined;
	/** What comes after each message, where something does. */
	readonly followUp?: (values: Values) => FollowUp | undefined;
}

interface MessageOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	readonly message: Message<FieldValues<Fields>>;
}

/** One question per run, for its first item; n8n's editor says so beside the operation. */
interface WaitingOperation<Fields extends readonly Field[]> extends OperationWords<Fields> {
	readonly waiting: Waiting<FieldValues<Fields>>;
}

export type OperationOf<Fields extends readonly Field[]> =
	| RequestOperation<Fields>
	| RunOperation<Fields>
	| MessageOperation<Fields>
	| WaitingOperation<Fields>;

/** Any operation, its fields' types forgotten: what the description and the item loop work with. */
export interface Operation extends OperationWords<readonly Field[]> {
	readonly request?: (values: IDataObject) => GraphRequest;
	readonly entries?: (body: unknown) => IDataObject[];
	readonly pageSize?: number;
	readonly keep?: (values: IDataObject) => ((entry: IDataObject) => boolean) | undefined;
	readonly output?: (body: IDataObject, values: IDataObject) => Output;
	readonly orderedBy?: (values: IDataObject) => string;
	readonly message?: Message<IDataObject>;
	readonly run?: (session: Session, values: IDataObject) => Promise<Output>;
	readonly waiting?: Waiting<IDataObject>;
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

/** Whether items go out side by side; of other operations, one after the other. */
export function runsSideBySide({ orderedBy, message }: Operation): boolean {
	return orderedBy !== undefined || message !== undefined;
}

/** A resource as the panel names it, in the order of the list. */
export interface ResourceWords {
	readonly value: string;
	readonly name: string;
	readonly description?: string;
	/** The operation that a new node starts with; the first one if it is not said. */
	readonly usualOperation?: string;
	/** Whether a new node starts with it. */
	readonly isUsual?: true;
}
