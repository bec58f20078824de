import { buildTriggerProperties } from '../../nodes/WhatsAppGroups/core/panel/triggerDescription';
import { eventCatalogue } from '../../nodes/WhatsAppGroups/events/catalogue';
import { providers } from '../../nodes/WhatsAppGroups/providers';

/** The panel of the trigger. */
export const triggerProperties = buildTriggerProperties({ ...eventCatalogue, providers });
