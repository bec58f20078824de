import type { EventFilter } from '../../core/declarations/event';
import { groups } from './groups';
import { messageTypes } from './messageTypes';
import { senders } from './senders';
import { textContains, textMatches } from './text';

/** Everything that narrows down which events start a workflow. */
export const eventFilters: readonly EventFilter[] = [
	groups,
	messageTypes,
	senders,
	textContains,
	textMatches,
];
