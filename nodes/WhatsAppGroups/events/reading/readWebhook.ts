import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type {
	Collector,
	Occurrence,
	ReadWebhook,
	WebhookEvent,
	WebhookField,
} from '../../core/declarations/event';
import { asObject, asText, compact } from '../../core/values/json';
import { safeCopy } from '../../core/values/safeCopy';
import { toFailures } from '../../groups/failures';
import { webhookFields } from '../registry';

export const unknownEvent = 'unknown';

const fieldsByName = new Map<string, WebhookField>(
	webhookFields.flatMap((webhookField) =>
		[webhookField.field, ...(webhookField.otherSpellings ?? [])].map(
			(name): [string, WebhookField] => [name, webhookField],
		),
	),
);

type Wants = (event: string) => boolean;

function digest(value: unknown): string {
	return createHash('sha256')
		.update(JSON.stringify(safeCopy(value)) ?? '')
		.digest('base64url')
		.slice(0, 22);
}

/**
 * Collects the events of one change; says whether the reader found anything at all in it, wanted or
 * not.
 */
class ChangeCollector implements Collector {
	foundSomething = false;

	constructor(
		private readonly base: IDataObject,
		private readonly field: string | undefined,
		private readonly isWanted: Wants,
		private readonly occurrences: Occurrence[],
	) {}

	wants(event: string): boolean {
		this.foundSomething = true;
		return this.isWanted(event);
	}

	add(
		event: string,
		key: ReadonlyArray<string | undefined>,
		facts: IDataObject,
		raw: unknown,
	): void {
		if (!this.wants(event)) return;
		const json: WebhookEvent = { event, eventId: `${event}|${key.join('|')}` };
		if (facts.timestamp !== undefined) json.timestamp = facts.timestamp;
		this.occurrences.push({ json: Object.assign(json, this.base, facts), raw });
	}

	addUnknown(raw: unknown): void {
		if (!this.wants(unknownEvent)) return;
		const { errors: given, value } = asObject(raw);
		const errors = toFailures(given ?? asObject(value).errors);
		this.add(
			unknownEvent,
			[this.field, digest(raw)],
			compact({ field: this.field, errors, raw: safeCopy(raw) }),
			raw,
		);
	}
}

function wantsAny({ events }: WebhookField, wants: Wants): boolean {
	return wants(unknownEvent) || events.some(({ value }) => wants(value));
}

function readChange(
	change: unknown,
	entry: IDataObject,
	wants: Wants,
	occurrences: Occurrence[],
): void {
	const { field: name, value: given } = asObject(change);
	const field = asText(name);
	const webhookField = field === undefined ? undefined : fieldsByName.get(field);
	if (webhookField ? !wantsAny(webhookField, wants) : !wants(unknownEvent)) return;
	const value = asObject(given);
	const base = {
		phoneNumberId: asText(asObject(value.metadata).phone_number_id),
		businessAccountId: asText(entry.id),
	} as IDataObject;
	const collector = new ChangeCollector(compact(base), field, wants, occurrences);
	webhookField?.read(value, collector);
	if (!collector.foundSomething)
		collector.addUnknown({
			field,
			...asObject(safeCopy(change)),
			...(field === undefined && { change: safeCopy(change) }),
		});
}

/**
 * One-to-one messages and their receipts come by the same webhook field, and are no business of
 * this node.
 */
export function concernsGroups({ event, groupId }: WebhookEvent): boolean {
	return groupId !== undefined || !event.startsWith('message.');
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

/**
 * Reads Meta's envelope: several accounts, several changes, several events in each. What is
 * authentic but not understood becomes an event "unknown" that holds it whole, so nothing is lost
 * without a word.
 */
export const readWebhook: ReadWebhook = (body, wants) => {
	const occurrences: Occurrence[] = [];
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return occurrences;
	const addWhole = (whole: unknown) =>
		new ChangeCollector({}, undefined, wants, occurrences).addUnknown(whole);
	const entries = listOf(asObject(body).entry);
	if (entries.length === 0) addWhole(body);
	for (const given of entries) {
		const entry = asObject(given);
		const changes = listOf(entry.changes);
		if (changes.length === 0) addWhole(given);
		for (const change of changes) readChange(change, entry, wants, occurrences);
	}
	return occurrences;
};
