import type { INodeProperties } from 'n8n-workflow';
import type { TriggerCatalogue } from '../declarations/trigger';

/** Below the events, where a provider tells of some only once it is asked to. */
export function eventNotices({ providers, webhookFields }: TriggerCatalogue): INodeProperties[] {
	return providers.flatMap(({ value, webhooks }) => {
		if (webhooks?.onDemand === undefined) return [];
		const { fields, notice } = webhooks.onDemand;
		const events = webhookFields
			.filter(({ field }) => fields.includes(field))
			.flatMap((webhookField) => webhookField.events.map((event) => event.value));
		return [
			{
				displayName: notice,
				name: `${value}EventsNotice`,
				type: 'notice' as const,
				default: '',
				displayOptions: { show: { provider: [value], events } },
			},
		];
	});
}
