import type { IDataObject } from 'n8n-workflow';
import type { GraphRequest } from './request';
import type { ReadingSession } from './session';

/** What is known of one target, and what speaks against its getting the message. */
export interface PreviewedTarget {
	readonly facts: IDataObject;
	readonly problems: readonly string[];
}

/** Tells what a message would do; nothing is sent. */
export interface Preview {
	/** What speaks against the message, whoever gets it. */
	findProblems(session: ReadingSession): Promise<string[]>;
	lookAt(session: ReadingSession, target: string): Promise<PreviewedTarget>;
	/** The message as the user sees it. A file that would go up has no ID yet. */
	toMessage(request: GraphRequest): IDataObject;
}
