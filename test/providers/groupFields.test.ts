import { webhookFields } from '../../nodes/WhatsAppGroups/events/registry';
import { groupFields } from '../../nodes/WhatsAppGroups/providers/groupFields';

it('names every webhook field of groups that the trigger reads, and no other', () => {
	const read = webhookFields
		.map(({ field }) => field)
		.filter((field) => field.startsWith('group_'));
	expect([...groupFields].sort()).toEqual(read.sort());
});
