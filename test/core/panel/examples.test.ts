import { examplesCallout } from '../../../nodes/WhatsAppGroups/core/panel/examples';
import { WhatsAppGroups } from '../../../nodes/WhatsAppGroups/WhatsAppGroups.node';
import { WhatsAppGroupsTrigger } from '../../../nodes/WhatsAppGroups/WhatsAppGroupsTrigger.node';

it.each([
	['the action node', new WhatsAppGroups()],
	['the trigger', new WhatsAppGroupsTrigger()],
])('%s shows the way to the examples first, and hides invite links', (_name, node) => {
	const [first] = node.description.properties;
	expect(first).toBe(examplesCallout);
	expect(node.description.sensitiveOutputFields).toContain('inviteLink');
});
