import type { Emulator } from '../index';

export interface OpenGroup {
	groupId: string;
	participants: Array<{ waId: string }>;
}

/** A group in which somebody has just written: only then WhatsApp takes free-form messages. */
export async function openGroup(emulator: Emulator, group: object = {}): Promise<OpenGroup> {
	const made = await emulator.control<OpenGroup>('POST', '/groups', { participants: 1, ...group });
	await letWrite(emulator, made.groupId, made.participants[0]?.waId ?? '');
	return made;
}

export async function letWrite(emulator: Emulator, groupId: string, waId: string): Promise<void> {
	await emulator.control('POST', '/people/write', { groupId, waId, text: 'Hello' });
}
