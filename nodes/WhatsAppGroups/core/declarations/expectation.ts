import type { IDataObject } from 'n8n-workflow';
import { sign } from '../crypto/signature';
import type { WebhookEvent } from './event';
import type { WebhookKeys } from './webhooks';

/** What an execution waits for, and a trigger looks out for in its stead. */
export interface Expectation {
	/** Tells it from all others. */
	readonly id: string;
	/** n8n's signed address that resumes the execution. */
	readonly resume: string;
	/** What the event is recognised by; only the catalogue knows how. */
	readonly pattern: IDataObject;
	/** Milliseconds since 1970; without it, it waits without end. */
	readonly untilMs?: number;
}

/**
 * `perhaps`: meant for it if no other execution waits for the same; `soon`: it cannot be told yet,
 * since the question is just going out.
 */
export type Match = 'surely' | 'perhaps' | 'soon' | undefined;

/** How events are recognised that an execution may wait for. */
export interface ExpectedEvents {
	/** Which of the events can be waited for, as a workflow would be started by it. */
	readonly event: string;
	readonly match: (event: WebhookEvent, pattern: IDataObject) => Match;
	/** What the execution is told of it. */
	readonly toReport: (event: WebhookEvent) => IDataObject;
}

/** What the execution made of what it was told. */
export type ReportOutcome =
	/** It goes on with it. */
	| 'accepted'
	/** It goes on waiting; whoever it was from has been told why. */
	| 'rejected'
	/** It goes on waiting: that was not meant for it. */
	| 'ignored';

/** The header of a request by which a trigger tells an execution what it waits for. */
export const reportHeader = 'x-n8n-expected-event';

/** Encrypts what a trigger tells an execution, apart from what triggers tell one another. */
export function toReportKey({ chainSecret }: Pick<WebhookKeys, 'chainSecret'>): string {
	return sign('reports of expected events', chainSecret);
}
