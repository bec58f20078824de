import type { IDataObject } from 'n8n-workflow';
import type { Field } from './field';

/**
 * One logical event as the user sees it. `eventId` is the same when the provider repeats the
 * webhook.
 */
export interface WebhookEvent extends IDataObject {
	event: string;
	eventId: string;
}

/** An event and the part of the webhook that it was read from. */
export interface Occurrence {
	readonly json: WebhookEvent;
	readonly raw: unknown;
}

/** An event that a workflow can be started by. */
export interface EventWords {
	/** The saved value; never changed. */
	readonly value: string;
	/** Label in the list, in Title Case. */
	readonly name: string;
	readonly description: string;
	/** Comes in great numbers, such as receipts. */
	readonly isFrequent?: boolean;
}

/** Takes what the reading of one change finds. */
export interface Collector {
	/** Whether anybody wants this event: what nobody wants need not be built. */
	wants(event: string): boolean;
	/** `key` identifies the event among all of its kind, also when it is repeated. */
	add(
		event: string,
		key: ReadonlyArray<string | undefined>,
		facts: IDataObject,
		raw: unknown,
	): void;
	/** Authentic, but not understood. */
	addUnknown(raw: unknown): void;
}

/** The events of one webhook field. */
export interface WebhookField {
	readonly field: string;
	/** Other spellings in the provider's own documents. */
	readonly otherSpellings?: readonly string[];
	readonly events: readonly EventWords[];
	/** Reads one change; must not trust the shape of anything in it. */
	readonly read: (value: IDataObject, collector: Collector) => void;
}

/** Declares the events of a webhook field. */
export function defineWebhookField(webhookField: WebhookField): WebhookField {
	return webhookField;
}

/** Narrows down which events start the workflow. */
export interface EventFilter {
	readonly field: Field;
	/**
	 * Makes the test out of what the panel says; undefined when it says nothing. @throws InputRefusal
	 * for a value that cannot work.
	 */
	readonly toTest: (value: unknown) => ((event: WebhookEvent) => boolean) | undefined;
	/** Where events are collected, what comes along with one that passes need not pass by itself. */
	readonly opensCollection?: boolean;
}

/** What a webhook holds, read with the reader of the provider's envelope. */
export type ReadWebhook = (body: unknown, wants: (event: string) => boolean) => Occurrence[];
