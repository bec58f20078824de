import type { EventOutput } from '../core/declarations/trigger';
import { webhookFields } from './registry';

const receipts = new Set(
	webhookFields
		.flatMap(({ events }) => events)
		.filter(({ isFrequent }) => isFrequent)
		.map(({ value }) => value),
);

const beginsWith = (start: string) => (event: string) => event.startsWith(start);

/** Connections are saved by the place of an output: never put one in front of another. */
export const eventOutputs: readonly EventOutput[] = [
	{ name: 'Messages', takes: (event) => event.startsWith('message.') && !receipts.has(event) },
	{ name: 'Participants', takes: beginsWith('participant.') },
	{ name: 'Join Requests', takes: beginsWith('joinRequest.') },
	{ name: 'Groups', takes: beginsWith('group.') },
	{ name: 'Receipts', takes: (event) => receipts.has(event) },
	{ name: 'Other', takes: beginsWith('unknown') },
];
