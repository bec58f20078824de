import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { Session } from '../../core/declarations/session';
import { compact } from '../../core/values/json';
import type { Waiting } from '../../core/execution/waitForResult';

/** For operations that WhatsApp accepts at once and carries out later. */
export const waitForResult = defineField({
	displayName: 'Wait for Result',
	name: 'waitForResult',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until WhatsApp has carried it out, so that the next node can work with the result. Otherwise the item has the request ID only, and the trigger reports the result.',
});

const defaultTimeoutSeconds = 30;

export const timeoutSeconds = defineField({
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 600 },
	default: 30,
	description:
		'How long to wait for the result. After that the item says that the request was accepted, and which trigger event reports the result.',
	rules: { min: 1, max: 600 },
});

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
