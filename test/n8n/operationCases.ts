import type { Action, Json } from './actionWorkflow';
import { byId } from './actionWorkflow';
import type { EmulatedGroup, EmulatorControl } from './emulatorControl';

/** One operation in a workflow: what is there before, what the node is told, what must have happened. */
export type OperationCase = Action & {
	/** Items for the node; it sees their fields as `$json`. */
	prepare: (control: EmulatorControl) => Promise<Json[]>;
	expectOutput: (items: Json[], given: Json[]) => void;
	expectWhatsApp?: (group: EmulatedGroup) => void;
};

const ana = { waId: '14155550101', name: 'Ana' };
const ben = { waId: '14155550102', name: 'Ben' };
const group = byId('={{ $json.groupId }}');

async function groupWithAna(control: EmulatorControl): Promise<Json[]> {
	const { groupId, inviteLink } = await control.createGroup({ subject: 'Order 4711', participants: [ana] });
	return [{ groupId, inviteLink }];
}

async function groupAskedByBen(control: EmulatorControl): Promise<Json[]> {
	const { groupId } = await control.createGroup({ subject: 'Order 4712', joinApprovalMode: 'approval_required', participants: [ana] });
	const asked = (await control.person('open-invite', { groupId, ...ben })) as { joinRequestId: string };
	return [{ groupId, joinRequestId: asked.joinRequestId }];
}

async function groupWithMessage(control: EmulatorControl): Promise<Json[]> {
	const [item = {}] = await groupWithAna(control);
	const { messageId } = (await control.person('write', { groupId: item['groupId'], waId: ana.waId, text: 'Hello' })) as { messageId: string };
	return [{ ...item, messageId }];
}

/** Every operation there is; a new one adds its entry here. */
export const operationCases: OperationCase[] = [
	{
		resource: 'group', operation: 'create', parameters: { subject: '={{ $json.subject }}', joinApprovalMode: 'approval_required', additionalFields: { description: 'From the offer to the delivery' } },
		prepare: async () => [{ subject: 'Order 4713' }, { subject: 'مجموعة 🚚 الطلبات' }],
		expectOutput: (items) => expect(items).toMatchObject([{ subject: 'Order 4713' }, { subject: 'مجموعة 🚚 الطلبات' }]),
	},
	{
		resource: 'group', operation: 'get', parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ groupId: given?.['groupId'], subject: 'Order 4711', participants: [{ waId: ana.waId }] }]),
	},
	{
		resource: 'group', operation: 'getMany', parameters: { returnAll: true },
		prepare: groupWithAna,
		expectOutput: (items, [given]) => expect(items.map(({ groupId }) => groupId)).toContain(given?.['groupId']),
	},
	{
		resource: 'group', operation: 'delete', parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ deleted: true, groupId: given?.['groupId'] }]),
	},
	{
		resource: 'inviteLink', operation: 'get', parameters: { groupId: group },
		prepare: groupWithAna,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ inviteLink: given?.['inviteLink'] }]),
	},
	{
		resource: 'joinRequest', operation: 'getMany', parameters: { groupId: group, returnAll: true },
		prepare: groupAskedByBen,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ joinRequestId: given?.['joinRequestId'], participant: { waId: ben.waId } }]),
	},
	{
		resource: 'joinRequest', operation: 'approve', parameters: { groupId: group, joinRequests: 'selected', joinRequestIds: '={{ $json.joinRequestId }}' },
		prepare: groupAskedByBen,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ joinRequestId: given?.['joinRequestId'], status: 'approved' }]),
		expectWhatsApp: ({ participants, joinRequests }) => expect([participants.map(({ name }) => name), joinRequests]).toEqual([['Ana', 'Ben'], []]),
	},
	{
		resource: 'joinRequest', operation: 'reject', parameters: { groupId: group, joinRequests: 'allPending' },
		prepare: groupAskedByBen,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ joinRequestId: given?.['joinRequestId'], status: 'rejected' }]),
		expectWhatsApp: ({ participants, joinRequests }) => expect([participants.map(({ name }) => name), joinRequests]).toEqual([['Ana'], []]),
	},
	{
		resource: 'message', operation: 'sendText', parameters: { groupId: group, text: '=Hello {{ "🎉 שלום" }}', options: { previewUrl: false } },
		prepare: groupWithAna,
		expectOutput: (items) => expect(items).toMatchObject([{ messageId: expect.stringMatching(/^wamid\./) }]),
		expectWhatsApp: ({ messages }) => expect(messages).toMatchObject([{ from: 'business', type: 'text', text: 'Hello 🎉 שלום' }]),
	},
	{
		resource: 'message', operation: 'pin', parameters: { groupId: group, messageId: '={{ $json.messageId }}', expirationDays: 3 },
		prepare: groupWithMessage,
		expectOutput: (items, [given]) => expect(items).toMatchObject([{ pinned: true, pinnedMessageId: given?.['messageId'] }]),
		expectWhatsApp: ({ pinned, messages }) => expect(pinned.map(({ messageId }) => messageId)).toEqual([messages[0]?.messageId]),
	},
];
