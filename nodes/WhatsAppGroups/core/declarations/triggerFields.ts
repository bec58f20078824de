import { defineField, type Field } from './field';
import type { TriggerCatalogue } from './trigger';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

/** What can start the workflow. */
export function eventsField({ webhookFields, commonEvents, unknown }: TriggerCatalogue): Field {
	const events = webhookFields
		.flatMap((webhookField) => webhookField.events)
		.map(({ value, name, description }) => ({ name, value, description }));
	const place = (event: string) => [...commonEvents, event].indexOf(event);
	const other = {
		name: 'Unknown',
		value: unknown,
		description: 'An authentic webhook that this node does not understand, output as it is',
	};
	return {
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [...events, other].sort((a, b) => place(a.value) - place(b.value) || byName(a, b)),
		default: [],
		description:
			'The events that start the workflow. Receipts (sent, delivered, read, played) come in large numbers.',
	};
}

/** Whose events start the workflow. */
export const accounts = defineField({
	displayName: 'Phone Numbers',
	name: 'accounts',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Any', value: 'any', description: 'All numbers whose webhooks arrive here' },
		{
			name: 'Of the Credential',
			value: 'credential',
			description: 'Only the number of the credential',
		},
		{
			name: 'Selected',
			value: 'selected',
			description: 'Only the numbers with the IDs that you specify',
		},
	],
	default: 'credential',
	description: 'The business phone numbers whose events start the workflow',
});

export const accountIds = defineField({
	displayName: 'Phone Number IDs',
	name: 'accountIds',
	type: 'string',
	default: '',
	required: true,
	readAs: 'list',
	identifies: {
		name: 'the ID of a phone number',
		keys: ['phoneNumberId', 'phone_number_id', 'id'],
		mistakes: [[/^[+(]|\d[\s().-]+\d/, 'a phone number']],
		origin: 'Each event has the ID as phoneNumberId; Meta shows it beside the phone number.',
	},
	placeholder: 'e.g. 106540352242922, 106540352242923',
	displayOptions: { show: { accounts: ['selected'] } },
	description: 'Comma-separated IDs of business phone numbers',
});

export function filtersField({ filters }: TriggerCatalogue): Field {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Events that do not match are ignored',
		options: filters.map(({ field }) => field),
	};
}
