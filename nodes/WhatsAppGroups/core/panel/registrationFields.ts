import type { INodeProperties } from 'n8n-workflow';
import { defineField, toProperty, type Field } from '../declarations/field';
import { manualRegistration, type TriggerCatalogue } from '../declarations/trigger';
import { firstOf, valuesOf } from './offeredFields';

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

/** What becomes of whoever has the events now. */
const ways = [
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
] as const;

const toOtherCallback = (provider: readonly string[]) =>
	defineField({
		displayName: 'If Another Callback Is Set',
		name: 'ifOtherCallback',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { provider }, hide: { registration: [manualRegistration] } },
		options: ways,
		default: 'stop',
		description:
			'What to do when the events already go to another callback. A test run always shares with workflows published on this n8n.',
	});

const toOtherVerifyToken = (provider: readonly string[]) =>
	defineField({
		displayName: 'Other Verify Token (Moved)',
		name: 'otherVerifyToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: {
			// In the credential no export and no execution shows it.
			show: { '@version': [1.1], provider, ifOtherCallback: ['share', 'replace'] },
			hide: { registration: [manualRegistration] },
		},
		description:
			'Moved to the credential, where exports and executions do not show it. Fill in Other Verify Token there, and empty this field. What it holds still works.',
	});

/**
 * Where several callbacks receive events side by side, none has to make room; where callbacks are
 * not checked, there is no verify token.
 */
function otherCallback({ providers }: TriggerCatalogue): readonly Field[] {
	const one = providers.filter(({ webhooks }) => webhooks && !webhooks.isSideBySide);
	const checking = one.filter(({ webhooks }) => webhooks?.toHandshake);
	return [toOtherCallback(valuesOf(one)), toOtherVerifyToken(valuesOf(checking))];
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

/** Where the events are fetched from, and what becomes of whoever had them. */
export function registrationProperties(catalogue: TriggerCatalogue): INodeProperties[] {
	return [
		...registrationProperty(catalogue),
		...manualNotices(catalogue),
		...otherCallback(catalogue).map(toProperty),
	];
}
