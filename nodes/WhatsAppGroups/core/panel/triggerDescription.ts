import type { INodeProperties } from 'n8n-workflow';
import { toProperty } from '../declarations/field';
import type { TriggerCatalogue } from '../declarations/trigger';
import { accountIds, accounts, eventsField, filtersField } from '../declarations/triggerFields';
import { itemOptions } from '../declarations/triggerOptions';
import { eventNotices } from './eventNotices';
import { examplesCallout } from './examples';
import { firstOf } from './offeredFields';
import { registrationProperties } from './registrationFields';
import { signatureCheck } from './signatureCheck';

/** A divider with a title; before n8n had those, a notice. */
const webhookSection: INodeProperties = {
	displayName: 'Where Events Come From',
	name: 'webhookSectionNotice',
	type: 'notice',
	typeOptions: { sectionHeader: true },
	default: '',
};

/** The whole panel of the trigger, derived from the declarations. */
export function buildTriggerProperties(catalogue: TriggerCatalogue): INodeProperties[] {
	const withWebhooks = catalogue.providers.filter(({ webhooks }) => webhooks);
	return [
		examplesCallout,
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			noDataExpression: true,
			options: withWebhooks.map(({ name, value }) => ({ name, value })),
			default: firstOf(withWebhooks),
			description: 'The service that sends the webhooks',
		},
		toProperty(eventsField(catalogue)),
		...eventNotices(catalogue),
		...[filtersField(catalogue), itemOptions].map(toProperty),
		webhookSection,
		...[accounts, accountIds].map(toProperty),
		...registrationProperties(catalogue),
		...signatureCheck.map(toProperty),
	];
}
