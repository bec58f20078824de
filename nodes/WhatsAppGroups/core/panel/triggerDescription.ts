import type { INodeProperties } from 'n8n-workflow';
import { defineField, toProperty, type Field } from '../declarations/field';
import type { TriggerCatalogue } from '../declarations/trigger';
import { firstOf } from './offeredFields';
import { registrationProperties } from './registrationFields';
import { signatureCheck, triggerOptions } from './triggerOptions';

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

function eventsProperty({
	webhookFields,
	commonEvents,
	unknown,
}: TriggerCatalogue): INodeProperties {
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

const accounts: readonly Field[] = [
	defineField({
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
	}),
	defineField({
		displayName: 'Phone Number IDs',
		name: 'accountIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 106540352242922, 106540352242923',
		displayOptions: { show: { accounts: ['selected'] } },
		description: 'Comma-separated IDs of business phone numbers',
	}),
];

function filtersProperty({ filters }: TriggerCatalogue): INodeProperties {
	return toProperty({
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Events that do not match are ignored',
		options: filters.map(({ field }) => field),
	});
}

/** The whole panel of the trigger, derived from the declarations. */
export function buildTriggerProperties(catalogue: TriggerCatalogue): INodeProperties[] {
	const withWebhooks = catalogue.providers.filter(({ webhooks }) => webhooks);
	return [
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			noDataExpression: true,
			options: withWebhooks.map(({ name, value }) => ({ name, value })),
			default: firstOf(withWebhooks),
			description: 'The service that sends the webhooks',
		},
		eventsProperty(catalogue),
		filtersProperty(catalogue),
		toProperty(triggerOptions),
		...accounts.map(toProperty),
		...registrationProperties(catalogue),
		...signatureCheck.map(toProperty),
	];
}
