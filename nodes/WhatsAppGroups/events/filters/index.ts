import type { EventFilter } from '../../core/declarations/event';
import { addressed } from './addressed';
import { exceptGroups, groups } from './groups';
import { messageTypes } from './messageTypes';
import { exceptSenders, senders } from './senders';
import { textContains, textMatches } from './text';

/** Everything that narrows down which events start a workflow. */
export const eventFilters: readonly EventFilter[] = [
	exceptGroups,
	exceptSenders,
	groups,
	messageTypes,
	addressed,
	senders,
	textContains,
	textMatches,
];
