import { oneMsgClient } from './gatewayClient';
import { openGroup } from './openGroup';
import { useEmulator } from './useEmulator';

/** An emulator that is asked as 1msg, and a group with its number there, new for each test. */
export function useOneMsg(take: (group: { groupId: string; number: string }) => void) {
	const settings = { asyncDelayMs: 5, receiptDelayMs: 0 };
	const host = useEmulator({ settings }, async ({ emulator }) => {
		const participants = [{ waId: '16505551234', name: 'Ana' }];
		const { groupId } = await openGroup(emulator, { subject: 'Deal', participants });
		take({ groupId, number: emulator.state.groups.find(groupId)?.number ?? '' });
	});
	const call: ReturnType<typeof oneMsgClient> = async (...given) =>
		await oneMsgClient(host.emulator)(...given);
	return { ...host, call };
}
