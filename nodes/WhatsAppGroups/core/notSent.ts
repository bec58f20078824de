import type { IDataObject } from 'n8n-workflow';

/** What becomes of an item, or of a target of it, that was not sent because the execution was stopped. */
export function toNotSent(facts: IDataObject = {}): IDataObject {
	return { ...facts, sent: false, reason: 'Not sent: the execution was stopped before' };
}
