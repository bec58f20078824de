import { asText } from '../core/values/json';
import type { TriggerCatalogue } from '../core/declarations/trigger';
import { eventFilters } from './filters';
import { sayWhereMessagesGo } from './reading/agentFields';
import { messagesOfOnePerson } from './reading/collectMessages';
import { expectedReplies } from './reading/expectedReplies';
import { eventOutputs } from './outputs';
import { groupDetails } from './reading/groupDetails';
import { nameWriter } from './reading/chatInput';
import { fileOf, withDownload } from './reading/messageFile';
import { mergeReceipts } from './reading/mergeReceipts';
import { concernsGroups, readWebhook, unknownEvent } from './reading/readWebhook';
import { webhookFields } from './registry';
import { eventSamples } from './samples';

/** Everything that can start a workflow; the node adds the providers. */
export const eventCatalogue: Omit<TriggerCatalogue, 'providers'> = {
	webhookFields,
	filters: eventFilters,
	commonEvents: ['message.received', 'joinRequest.created', 'participant.joined'],
	unknown: unknownEvent,
	read: readWebhook,
	concerns: concernsGroups,
	accountOf: ({ phoneNumberId }) => asText(phoneNumberId),
	merge: mergeReceipts,
	nameWriter,
	fileOf,
	withDownload,
	details: groupDetails,
	collection: messagesOfOnePerson,
	expected: expectedReplies,
	saysElsewhere: sayWhereMessagesGo,
	outputs: eventOutputs,
	samples: eventSamples,
};
