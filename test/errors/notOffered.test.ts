import { InputRefusal } from '../../nodes/WhatsAppGroups/errors/inputRefusal';
import { notOffered } from '../../nodes/WhatsAppGroups/errors/notOffered';

it('says what a provider does not have, and who has it', () => {
	const refusal = notOffered('1msg.io', 'join requests', ['Meta', '360dialog']);
	expect(refusal).toBeInstanceOf(InputRefusal);
	expect(refusal.name).toBe('InputRefusal');
	expect(refusal.message).toBe('1msg.io does not offer join requests');
	expect(refusal.remedy).toMatch(/: Meta, 360dialog\. Select one of them/);
});
