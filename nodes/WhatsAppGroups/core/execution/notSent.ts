import type { IDataObject } from 'n8n-workflow';

const reason = 'Not sent: the execution was stopped before';

/**
 * What becomes of an item, or of a target of it, that was not sent because the execution was
 * stopped.
 */
export function toNotSent(facts: IDataObject = {}): IDataObject {
	return { ...facts, sent: false, reason };
}

export function isNotSent(facts: IDataObject): boolean {
	return facts.reason === reason;
}
