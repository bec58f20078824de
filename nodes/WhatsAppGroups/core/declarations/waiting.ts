import type { IDataObject } from 'n8n-workflow';
import type { ReportOutcome } from './expectation';
import type { GraphRequest } from './request';
import type { Session } from './session';

/** What was asked, and how long to wait for an answer. */
export interface Asked {
	/** The workflow goes on without an answer then; without it, it waits for ever. */
	readonly until?: Date;
	/** The output while the workflow waits. */
	readonly output: IDataObject;
	/** The output when time has run out. */
	readonly timedOut: IDataObject;
	/** What answering has to know. n8n keeps it with the execution, so it must be JSON. */
	readonly kept: IDataObject;
}

/** Somebody who has opened a link of a workflow that waits, or sent the form of its page. */
export interface Visit {
	/** What the link says; n8n has checked its signature. */
	readonly query: IDataObject;
	/** What was sent; without it, the link was only opened. */
	readonly form?: IDataObject;
	/** What was kept when the workflow was put to wait. */
	readonly kept: IDataObject;
	readonly timeZone: string;
	readonly now: Date;
	/** Asks WhatsApp once, and not for long. @throws NodeApiError */
	ask(request: GraphRequest): Promise<void>;
}

/** A page without scripts: HTML in which everything from outside is escaped, and its style. */
export interface Page {
	readonly title: string;
	readonly body: string;
	readonly style: string;
}

export interface Reply {
	readonly page: Page;
	/** 200 if it is not said. */
	readonly httpStatus?: number;
	/** With it, the workflow goes on, and this is the output. */
	readonly decision?: IDataObject;
}

/** Something that a trigger has heard for an operation that waits. */
export interface Hearing extends Pick<Visit, 'kept' | 'now' | 'ask'> {
	/** What the trigger's catalogue reports of it. */
	readonly event: IDataObject;
	/** Tells what was asked from what the same node has asked before. */
	readonly key: string;
}

export interface HeardAnswer {
	readonly outcome: ReportOutcome;
	/** With it, the workflow goes on, and this is the output. */
	readonly decision?: IDataObject;
}

/** An operation that asks people, and waits until somebody answers or time runs out. */
export interface Waiting<Values> {
	readonly ask: (session: Session, values: Values) => Promise<Asked>;
	/** Opening a link decides nothing: programs open links, too. */
	readonly receive: (visit: Visit) => Promise<Reply>;
	/** For what can be answered elsewhere than on a page. */
	readonly hear?: (hearing: Hearing) => Promise<HeardAnswer>;
}
