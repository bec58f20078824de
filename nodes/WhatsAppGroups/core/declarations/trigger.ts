import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type INode,
	type IWebhookFunctions,
} from 'n8n-workflow';
import type { EventFilter, Occurrence, ReadWebhook, WebhookEvent, WebhookField } from './event';
import type { ExpectedEvents } from './expectation';
import type { Provider } from './provider';
import type { GraphRequest } from './request';
import type { ProviderWebhooks } from './webhooks';

/** A file that an event brings along. */
export interface EventFile {
	readonly id?: string;
	/** Where it lies, if it has no ID to ask about. */
	readonly url?: string;
	readonly mimeType?: string;
	readonly fileName?: string;
	/** In base64 or hexadecimal digits. */
	readonly sha256?: string;
}

/** What can be read about that which an event happened in. */
export interface EventDetails {
	/** How to ask for them, and the ID of what they are about; undefined for an event without any. */
	readonly about: (event: WebhookEvent) => { id: string; request: GraphRequest } | undefined;
	readonly read: (answer: unknown) => IDataObject;
	/** Those that the event itself brings: newer than what was read before it came. */
	readonly newer: (event: WebhookEvent) => IDataObject;
	/** Puts them into the event, or why they are not there. */
	readonly add: (
		event: WebhookEvent,
		outcome: { details?: IDataObject; reason?: string },
	) => WebhookEvent;
}

/** Events that belong together when they come close to one another. */
export interface EventCollection {
	/** What those that belong together have in common; undefined for an event that stays alone. */
	readonly keyOf: (event: WebhookEvent) => string | undefined;
	/** Makes one event of those with the same key, the oldest first. */
	readonly merge: (events: readonly [WebhookEvent, ...WebhookEvent[]]) => WebhookEvent;
}

/** An output of the node, where each kind of event has one. */
export interface EventOutput {
	/** In Title Case. */
	readonly name: string;
	/** Each event is taken by exactly one. */
	readonly takes: (event: string) => boolean;
}

/** What events look like before any has come. */
export interface EventSamples {
	readonly read: (events: ReadonlySet<string>) => Occurrence[];
	/** Of that which they happened in. */
	readonly details: IDataObject;
}

/** What can start a workflow, and through whom. */
export interface TriggerCatalogue {
	readonly providers: readonly Provider[];
	readonly webhookFields: readonly WebhookField[];
	readonly filters: readonly EventFilter[];
	/** Those that most people want: first in the panel. */
	readonly commonEvents: readonly string[];
	/** The event for what is authentic but not understood. */
	readonly unknown: string;
	readonly read: ReadWebhook;
	/** Whether an event is about what this node is for. */
	readonly concerns: (event: WebhookEvent) => boolean;
	/** Whose event it is; undefined for what is about the whole business. */
	readonly accountOf: (event: WebhookEvent) => string | undefined;
	/** Makes one event out of those of many recipients. */
	readonly merge: (occurrences: Occurrence[]) => Occurrence[];
	/** Says who wrote in what AI agents read. */
	readonly nameWriter: (event: WebhookEvent) => WebhookEvent;
	readonly fileOf: (event: WebhookEvent) => EventFile | undefined;
	/** Puts what became of the download into the event. */
	readonly withDownload: (
		event: WebhookEvent,
		outcome: { binaryField?: string; reason?: string },
	) => WebhookEvent;
	readonly details: EventDetails;
	readonly collection: EventCollection;
	readonly expected: ExpectedEvents;
	/** What to tell of a webhook by which events go past this node; undefined for all others. */
	readonly saysElsewhere: (body: unknown) => string | undefined;
	readonly outputs: readonly EventOutput[];
	readonly samples: EventSamples;
}

/**
 * Name of the node's webhooks that register no callback: for the provider's check of it, and for
 * events at an address with a secret.
 */
export const setupWebhook = 'setup';

/** The saved value for a callback that the user registers manually. */
export const manualRegistration = 'manual';

export interface TriggerProvider {
	readonly provider: Provider;
	readonly webhooks: ProviderWebhooks;
}

/**
 * The provider that the panel names. @throws NodeOperationError when it has no webhooks, or does
 * not exist.
 */
export function chooseProvider(
	context: IHookFunctions | IWebhookFunctions,
	{ providers }: TriggerCatalogue,
): TriggerProvider {
	const value = String(context.getNodeParameter('provider', providers[0]?.value ?? ''));
	const provider = providers.find((candidate) => candidate.value === value);
	if (provider?.webhooks) return { provider, webhooks: provider.webhooks };
	throw new NodeOperationError(
		context.getNode(),
		`The trigger does not support the provider "${value}"`,
		{
			description: 'Select another one in Provider.',
		},
	);
}

/** What tells one trigger, and its test run, from all others in this process. */
export function triggerKey(workflowId: string | undefined, node: INode, isTest: boolean): string {
	return `${workflowId ?? ''}/${node.id}/${isTest ? 'test' : 'live'}`;
}

/** Whether events that come in great numbers, such as receipts, are among the chosen ones. */
export function wantsFrequent(
	{ webhookFields, unknown }: TriggerCatalogue,
	events: ReadonlySet<string>,
): boolean {
	return (
		events.has(unknown) ||
		webhookFields.some((webhookField) =>
			webhookField.events.some(({ value, isFrequent }) => isFrequent && events.has(value)),
		)
	);
}

/** The webhook fields that the chosen events come by. */
export function fieldsFor(
	{ webhookFields, unknown }: TriggerCatalogue,
	events: ReadonlySet<string>,
): string[] {
	const chosen = webhookFields.filter(
		(webhookField) =>
			events.has(unknown) || webhookField.events.some(({ value }) => events.has(value)),
	);
	return chosen.map(({ field }) => field);
}

export type EventTest = ((event: WebhookEvent) => boolean) & {
	/** As the filter says of itself. */
	readonly opensCollection?: boolean;
};
