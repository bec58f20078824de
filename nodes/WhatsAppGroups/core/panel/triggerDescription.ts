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
		const places = webhooks.places.map((place) => ({
			name: place.name,
			value: place.value,
			description: place.description,
		}));
		const manual = {
			name: 'Manual',
			value: manualRegistration,
			description: 'Nothing is registered: you enter address and verify token yourself',
		};
		return [
			{
				displayName: 'Register Webhook',
				name: 'registration',
				type: 'options',
				noDataExpression: true,
				options: webhooks.manualNotice === undefined ? places : [...places, manual],
				default: firstOf(places, manualRegistration),
				displayOptions: { show: { provider: [value] } },
				description:
					'Where the address of this trigger is registered when the workflow is published',
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
		description: 'Authentic, but not understood by this node: passed on whole',
	};
	return {
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [...events, other].sort(byName),
		default: [],
		description:
			'What starts the workflow. Receipts (sent, delivered, read, played) come in great numbers.',
	};
}

/**
 * Where several addresses stand side by side, nobody has to make room; where no address is checked,
 * there is no verify token.
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
						'Take the events away from it; it is put back when the workflow is switched off',
				},
				{
					name: 'Share',
					value: 'share',
					description:
						'Take the address, and pass every webhook on to it, so that both hear everything',
				},
				{
					name: 'Stop',
					value: 'stop',
					description: 'Change nothing, and say who has the events now',
				},
			],
			default: 'stop',
			description:
				'What to do when the events already go somewhere else. A test run always passes on to what is active on this n8n.',
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
				'The verify token of the other callback: needed to put it back later if it differs from the one in the credential',
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
			{ name: 'Any', value: 'any', description: 'All numbers whose webhooks come here' },
			{
				name: 'Of the Credential',
				value: 'credential',
				description: 'Only the number of the credential',
			},
			{
				name: 'Selected',
				value: 'selected',
				description: 'The numbers with the IDs that you give',
			},
		],
		default: 'credential',
		description: 'Whose events start the workflow',
	}),
	defineField({
		displayName: 'Phone Number IDs',
		name: 'accountIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 106540352242922, 106540352242923',
		displayOptions: { show: { accounts: ['selected'] } },
		description: 'IDs of business phone numbers, with commas between them',
	}),
];

function filtersProperty({ filters }: TriggerCatalogue): INodeProperties {
	return toProperty({
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'What does not pass starts nothing',
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
			description: 'Through whom the webhooks come',
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
