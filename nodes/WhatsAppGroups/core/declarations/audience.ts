import type { IDataObject } from 'n8n-workflow';
import type { ReadingSession } from './session';

/** Those who get a message, each once. */
export interface Targets {
	/** What they are called, as in "2 of 5 groups". */
	readonly plural: string;
	/** The key under which the output names one. */
	readonly key: string;
	readonly ids: readonly string[];
}

/** A target that gets no message, which is no failure. */
export interface LeftOut {
	/** Why; without it, the target was not meant, and nothing is said of it. */
	readonly reason?: string;
}

/** Targets that were found rather than named: some of them cannot, or need not, get the message. */
export interface Audience {
	readonly targets: Targets;
	/** What the output says of a target besides its ID. */
	about(target: string): IDataObject;
	/** Looks at a target before it gets the message; undefined where nothing speaks against it. */
	examine(session: ReadingSession, target: string): Promise<LeftOut | undefined>;
	/** Why a target is left out that was refused; undefined where the refusal is a failure. */
	readRefusal(failure: unknown): LeftOut | undefined;
}

/** Looks for the targets of one item. */
export type FindAudience = (session: ReadingSession) => Promise<Audience>;
