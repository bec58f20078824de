import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Channel } from './channel';
import type { FileAnswer, GraphRequest } from './request';

export type Send<Result> = (accepted: () => void) => Promise<Result>;

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
	 * Runs the task after all earlier ones of its lane; lanes run side by side. Not to be nested in
	 * the same lane.
	 */
	inOrder<Result>(lane: string, task: () => Promise<Result>): Promise<Result>;
	/**
	 * Like `inOrder`, for what sends to a target: counted, and left out when it was accepted under
	 * the Resume Key already. Gives undefined then. To be called before anything is waited for, once
	 * per item and target. @throws Stopped
	 * `send` may call `accepted` when the message is, where more comes after it.
	 */
	sendInOrder<Result>(target: string, send: Send<Result>): Promise<Result | undefined>;
	/** Does something once per run, however many items want it; a failure is not kept. */
	once<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
	/** Shows a sentence in the output pane, once per run. */
	hint(message: string): void;
}

export interface ListOptions {
	/** All of them when absent. */
	readonly limit?: number;
	readonly entries: (body: unknown) => IDataObject[];
	readonly keep?: (entry: IDataObject) => boolean;
}
