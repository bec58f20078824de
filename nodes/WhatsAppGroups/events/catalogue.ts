import { asText } from '../core/json';
import type { TriggerCatalogue } from '../core/trigger';
import { eventFilters } from '../fields/eventFilters';
import { fileOf, withDownload } from './messageFile';
import { mergeReceipts } from './mergeReceipts';
import { concernsGroups, readWebhook, unknownEvent } from './readWebhook';
import { webhookFields } from './registry';

/** Everything that can start a workflow; the node adds the providers. */
export const eventCatalogue: Omit<TriggerCatalogue, 'providers'> = {
	webhookFields,
	filters: eventFilters,
	unknown: unknownEvent,
	read: readWebhook,
	concerns: concernsGroups,
	accountOf: ({ phoneNumberId }) => asText(phoneNumberId),
	merge: mergeReceipts,
	fileOf,
	withDownload,
};
