import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Channel } from './channel';
import type { FileAnswer, GraphRequest } from './request';

/** What an operation with several requests works with, for one item. */
export interface Session {
	readonly context: IExecuteFunctions;
	readonly channel: Channel;
	readonly itemIndex: number;
	/** Aborted when the execution is stopped, or fails. */
	readonly signal?: AbortSignal;
	/** Sends one request. @throws NodeApiError when it is refused or not answered. */
	ask(request: GraphRequest): Promise<IDataObject>;
	/** Asks for a file. @throws NodeApiError when it is refused or not answered. */
	fetch(request: GraphRequest): Promise<FileAnswer>;
	/** Reads a list page by page. */
	list(request: GraphRequest, options: ListOptions): Promise<IDataObject[]>;
	/**
	 * Single flight for the whole run: does something once, however many items want it. A failure is
	 * not kept.
	 */
	once<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
	/** Shows a sentence in the output pane, once per run. */
	hint(message: string): void;
}

/** What a message may do before it is sent: files go up, each once. */
export type UploadSession = Pick<Session, 'context' | 'itemIndex' | 'ask' | 'once'>;

/**
 * For a message that depends on what WhatsApp has: it may be read, once. Without `list` nothing is
 * sent, the message is only compared with earlier ones, and must be the same whatever WhatsApp has.
 */
export type PreparingSession = UploadSession & Partial<Pick<Session, 'list'>>;

/** For what is only read. */
export type ReadingSession = UploadSession & Pick<Session, 'list' | 'hint'>;

export interface ListOptions {
	/** All of them when absent. */
	readonly limit?: number;
	readonly entries: (body: unknown) => IDataObject[];
	readonly keep?: (entry: IDataObject) => boolean;
	/** For lists that do not give 1,024 entries at once. */
	readonly pageSize?: number;
	/** What to do where the list does not end; without it, the base URL is to be checked. */
	readonly remedy?: string;
}
