import type { IDataObject } from 'n8n-workflow';
import type { Session } from '../../core/declarations/session';
import type { Waiting } from '../../core/execution/waitForResult';
import { compact } from '../../core/values/json';

const defaultTimeoutSeconds = 30;

export function toWaiting(session: Session, seconds = defaultTimeoutSeconds): Waiting {
	return { timeoutMs: seconds * 1000, signal: session.signal };
}

/** An accepted request whose result is not known: what will report it. */
export function toAccepted(
	facts: Record<string, unknown>,
	reportedBy: readonly string[],
): IDataObject {
	return compact({ ...facts, status: 'accepted', reportedBy });
}
