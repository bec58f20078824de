import { webhookFields } from '../../../nodes/WhatsAppGroups/events/registry';
import { toDerivedCase } from './derived';
import type { EventCase } from './eventCase';
import { groupCases } from './groups';
import { messageCases } from './messages';
import { peopleCases } from './people';

const ownCases: EventCase[] = [...groupCases, ...peopleCases, ...messageCases];

/** Every event there is: with a case of its own in one of these lists, or a derived one. */
export const eventCases: EventCase[] = [
	...ownCases,
	...webhookFields
		.flatMap((webhookField) => webhookField.events.map(({ value }) => value))
		.filter((event) => !ownCases.some((own) => own.event === event))
		.map(toDerivedCase),
];
