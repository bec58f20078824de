import { createHmac } from 'node:crypto';
import type { PhoneNumber } from '../state/accounts';
import type { Item, Update } from './description';

export interface Change {
	value: Item;
	field: string;
}

/** An update of a number or business, ready to be put into an envelope. */
export interface AddressedUpdate {
	businessId: string;
	phoneNumber?: PhoneNumber;
	update: Update;
}

/**
 * The envelope around updates of one or more businesses. What can share a `value` does: receipts of
 * one message, or of one participant, with the same status; they never mix groups or states.
 */
export function toEnvelope(updates: AddressedUpdate[], nowSeconds: number): Item {
	const entries = new Map<string, { changes: Change[]; time?: number }>();
	const values = new Map<string, Item>();
	for (const addressed of updates) {
		const { businessId, update } = addressed;
		const entry = entries.get(businessId) ?? { changes: [] };
		entries.set(businessId, entry);
		if (update.list === 'template') entry.time = nowSeconds;
		const key = `${businessId}|${addressed.phoneNumber?.id ?? ''}|${sharingKey(update)}`;
		const known = update.list === 'statuses' ? values.get(key) : undefined;
		if (known !== undefined) {
			addTo(known, update);
			continue;
		}
		const value = valueOf(addressed);
		values.set(key, value);
		entry.changes.push({ value, field: update.field });
	}
	const entry = [...entries].map(([id, { time, changes }]) => ({
		id,
		...(time === undefined ? {} : { time }),
		changes,
	}));
	return { object: 'whatsapp_business_account', entry };
}

/**
 * JSON as Meta writes it: everything beyond ASCII as lowercase `\u` escapes, and slashes escaped.
 */
export function toWire(payload: unknown): string {
	return JSON.stringify(payload)
		.replaceAll('/', '\\/')
		.replace(
			/[\u0080-\uffff]/g,
			(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
		);
}

/** The value of `X-Hub-Signature-256` for these exact bytes. */
export function sign(body: string, secret: string): string {
	return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function sharingKey({ item }: Update): string {
	return `${String(item.recipient_id)}|${String(item.status)}|${String(item.id)}`;
}

function valueOf({ phoneNumber, update }: AddressedUpdate): Item {
	if (update.list === 'template' || phoneNumber === undefined) return update.item;
	const metadata = { display_phone_number: phoneNumber.number, phone_number_id: phoneNumber.id };
	const contacts = update.contacts === undefined ? {} : { contacts: update.contacts };
	return { messaging_product: 'whatsapp', metadata, ...contacts, [update.list]: [update.item] };
}

function addTo(value: Item, { list, item, contacts }: Update): void {
	const items = value[list];
	if (Array.isArray(items)) items.push(item);
	if (contacts !== undefined)
		value.contacts = [...(Array.isArray(value.contacts) ? value.contacts : []), ...contacts];
}
