import type { Operation } from '../../../nodes/WhatsAppGroups/core/declarations/operation';
import type { EmulatorControl } from '../../../n8nServer/emulatorControl';
import { plainParametersOf } from '../../../scripts/generate/samples/operationSamples';
import { deviations } from '../../support/outputSchema';
import type { Json } from '../actionWorkflow';
import { ana, group, groupAskedByBen, type OperationCase } from './operationCase';

/** What the fields that name something in WhatsApp hold. */
const named: Json = {
	groupId: group,
	groupIds: '={{ [$json.groupId] }}',
	joinRequestIds: '={{ $json.joinRequestId }}',
	mediaId: '={{ $json.mediaId }}',
	messageId: '={{ $json.messageId }}',
	participants: `+${ana.waId}`,
};

/** A group with Ana in it, who wrote a text and sent a picture, and Ben, who asks to come in. */
async function everything(control: EmulatorControl): Promise<Json[]> {
	const [item = {}] = await groupAskedByBen(control);
	const write = async (what: Json) =>
		(await control.person('write', { groupId: item['groupId'], waId: ana.waId, ...what })) as {
			messageId: string;
			mediaId?: string;
		};
	const { mediaId } = await write({ media: { kind: 'image' } });
	const { messageId } = await write({ text: 'Hello' });
	return [{ ...item, mediaId, messageId }];
}

/**
 * The case of an operation that has none of its own: its samples about a group that is there, and
 * an output as its schema says. One that needs a file, or leaves something to see in WhatsApp, is
 * better served by a case of its own.
 */
export function toDerivedCase(declared: Operation): OperationCase {
	const { resource, operation, ...plain } = plainParametersOf(declared) as Json;
	const about = Object.entries(named).filter(([name]) => name in plain);
	const [ofResource, name] = [String(resource), String(operation)];
	return {
		resource: ofResource,
		operation: name,
		parameters: { ...plain, ...Object.fromEntries(about) },
		prepare: everything,
		expectOutput: (items) => {
			expect(items).not.toEqual([]);
			expect(
				items.flatMap((item) =>
					deviations(ofResource, name, item as Parameters<typeof deviations>[2]),
				),
			).toEqual([]);
		},
	};
}
