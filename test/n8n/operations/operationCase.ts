import { byId, type Action, type Json } from '../actionWorkflow';
import type { EmulatedGroup, EmulatorControl } from '../../../n8nServer/emulatorControl';

/**
 * One operation in a workflow: what is there before, what the node is told, what must have
 * happened.
 */
export type OperationCase = Action & {
	/** Items for the node; it sees their fields as `$json`. */
	prepare: (control: EmulatorControl) => Promise<Json[]>;
	expectOutput: (items: Json[], given: Json[]) => void;
	/**
	 * Looks at the first item's group, again and again until it is so: some operations are carried
	 * out later.
	 */
	expectWhatsApp?: (group: EmulatedGroup, given: Json[]) => void;
};

export const ana = { waId: '14155550101', name: 'Ana' };
export const ben = { waId: '14155550102', name: 'Ben' };
export const group = byId('={{ $json.groupId }}');

/** Behind a file the fields of the item are no longer `$json`. */
export const groupBehindFile = byId("={{ $('Items').item.json.groupId }}");

export const nothing = async (): Promise<Json[]> => [{}];

export async function groupWithAna(control: EmulatorControl): Promise<Json[]> {
	const { groupId, inviteLink } = await control.createGroup({
		subject: 'Order 4711',
		participants: [ana],
	});
	return [{ groupId, inviteLink }];
}

/** Ana has just written: only then WhatsApp takes text and media. */
export async function groupWhereAnaWrote(control: EmulatorControl): Promise<Json[]> {
	const { groupId } = await control.createOpenGroup({ subject: 'Order 4713', participants: [ana] });
	return [{ groupId }];
}

export async function groupAskedByBen(control: EmulatorControl): Promise<Json[]> {
	const { groupId } = await control.createGroup({
		subject: 'Order 4712',
		joinApprovalMode: 'approval_required',
		participants: [ana],
	});
	const asked = (await control.person('open-invite', { groupId, ...ben })) as {
		joinRequestId: string;
	};
	return [{ groupId, joinRequestId: asked.joinRequestId }];
}

export async function groupWithMessage(control: EmulatorControl): Promise<Json[]> {
	const [item = {}] = await groupWithAna(control);
	const { messageId } = (await control.person('write', {
		groupId: item['groupId'],
		waId: ana.waId,
		text: 'Hello',
	})) as { messageId: string };
	return [{ ...item, messageId }];
}

export async function groupWithPicture(control: EmulatorControl): Promise<Json[]> {
	const [item = {}] = await groupWithAna(control);
	const { mediaId } = (await control.person('write', {
		groupId: item['groupId'],
		waId: ana.waId,
		media: { kind: 'image' },
	})) as { mediaId: string };
	return [{ ...item, mediaId }];
}
