import type { INodeProperties } from 'n8n-workflow';
import { defineField, toProperty, type Field } from '../declarations/field';
import { manualRegistration, type TriggerCatalogue } from '../declarations/trigger';
import { triggerOptions } from './triggerOptions';

const firstOf = (choices: ReadonlyArray<{ value: string }>, otherwise = '') =>
	choices[0]?.value ?? otherwise;
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

function registrationProperty({ providers }: TriggerCatalogue): INodeProperties[] {
	return providers.flatMap(({ value, webhooks }) => {
		if (!webhooks) return [];
		const levels = webhooks.callbackLevels.map(({ name, value: level, description }) => ({
			name,
			value: level,
			description,
		}));
		const manual = {
			name: 'Manual',
			value: manualRegistration,
			description: 'Nothing is registered: you enter the webhook URL and verify token yourself',
		};
		return [
			{
				displayName: 'Register Webhook',
				name: 'registration',
				type: 'options',
				noDataExpression: true,
				options: webhooks.manualNotice === undefined ? levels : [...levels, manual],
				default: firstOf(levels, manualRegistration),
				displayOptions: { show: { provider: [value] } },
				description:
					'Where the webhook URL of this trigger is registered when the workflow is published',
			},
		];
	});
}

function eventsProperty({ webhookFields, unknown }: TriggerCatalogue): INodeProperties {
	const events = webhookFields
		.flatMap((webhookField) => webhookField.events)
		.map(({ value, name, description }) => ({ name, value, description }));
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
		options: [...events, other].sort(byName),
		default: [],
		description:
			'The events that start the workflow. Receipts (sent, delivered, read, played) come in large numbers.',
	};
}

/**
 * Where several callbacks receive events side by side, none has to make room; where callbacks are
 * not checked, there is no verify token.
 */
function otherCallback({ providers }: TriggerCatalogue): readonly Field[] {
	const one = providers
		.filter(({ webhooks }) => webhooks && !webhooks.isSideBySide)
		.map(({ value }) => value);
	const checking = providers
		.filter(({ webhooks }) => webhooks?.toHandshake && !webhooks.isSideBySide)
		.map(({ value }) => value);
	return [
		defineField({
			displayName: 'If Another Callback Is Set',
			name: 'ifOtherCallback',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { provider: one }, hide: { registration: [manualRegistration] } },
			options: [
				{
					name: 'Replace',
					value: 'replace',
					description:
						'Take the events away from the other callback. It is restored when the workflow is unpublished.',
				},
				{
					name: 'Share',
					value: 'share',
					description:
						'Register this trigger instead and forward every webhook to the other callback, so that both receive all events',
				},
				{
					name: 'Stop',
					value: 'stop',
					description: 'Change nothing, and show which callback has the events now',
				},
			],
			default: 'stop',
			description:
				'What to do when the events already go to another callback. A test run always shares with workflows published on this n8n.',
		}),
		defineField({
			displayName: 'Other Verify Token',
			name: 'otherVerifyToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: {
				show: { provider: checking, ifOtherCallback: ['share', 'replace'] },
				hide: { registration: [manualRegistration] },
			},
			description:
				'The verify token of the other callback. Needed to restore it later if it differs from the one in the credential.',
		}),
	];
}

/** What to enter where, in the words of each provider. */
function manualNotices({ providers }: TriggerCatalogue): INodeProperties[] {
	return providers.flatMap(({ value, webhooks }) =>
		webhooks?.manualNotice !== undefined
			? [
					{
						displayName: webhooks.manualNotice,
						name: `${value}ManualNotice`,
						type: 'notice' as const,
						default: '',
						displayOptions: { show: { provider: [value], registration: [manualRegistration] } },
					},
				]
			: [],
	);
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
		...registrationProperty(catalogue),
		...manualNotices(catalogue),
		...otherCallback(catalogue).map(toProperty),
		...accounts.map(toProperty),
		filtersProperty(catalogue),
		...triggerOptions.map(toProperty),
	];
}
