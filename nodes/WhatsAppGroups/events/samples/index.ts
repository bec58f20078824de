import type { IDataObject } from 'n8n-workflow';
import type { EventSamples } from '../../core/declarations/trigger';
import { readWebhook, unknownEvent } from '../reading/readWebhook';
import { account } from './cast';
import { lifecycle, participants, settings, status } from './groupUpdates';
import { ofMessages } from './messages';

type Sample = { readonly field: string; readonly value: IDataObject };

const inGroups = (field: string, groups: Readonly<Record<string, IDataObject>>) =>
	Object.entries(groups).map(([event, group]): [string, Sample] => [
		event,
		{ field, value: { groups: [group] } },
	]);

const samples: ReadonlyMap<string, Sample> = new Map([
	...Object.entries(ofMessages).map(([event, value]): [string, Sample] => [
		event,
		{ field: 'messages', value },
	]),
	...inGroups('group_participants_update', participants),
	...inGroups('group_lifecycle_update', lifecycle),
	...inGroups('group_settings_update', settings),
	...inGroups('group_status_update', status),
	[unknownEvent, { field: 'new_field', value: { anything: 'that this node does not know' } }],
]);

function toWebhook({ field, value }: Sample): IDataObject {
	const metadata = {
		display_phone_number: '15550783881',
		phone_number_id: account.phoneNumberId,
	};
	const changes = [{ field, value: { messaging_product: 'whatsapp', metadata, ...value } }];
	return { entry: [{ id: account.businessAccountId, changes }] };
}

/** Read like any webhook, so that they look as what will come. */
export const eventSamples: EventSamples = {
	read: (events) =>
		[...samples].flatMap(([event, sample]) =>
			events.has(event) ? readWebhook(toWebhook(sample), (wanted) => wanted === event) : [],
		),
	details: {
		subject: 'Order 4711',
		description: 'Until the parcel is here',
		participantCount: 3,
	},
};
