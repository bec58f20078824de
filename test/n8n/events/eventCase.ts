import type { Json } from '../actionWorkflow';
import { emulatorAccount } from '../../../n8nServer/credential';
import type { EmulatedGroup, EmulatorControl, NewGroup } from '../../../n8nServer/emulatorControl';

/** One event: what lets it happen in WhatsApp, and what the trigger must give then. */
export type EventCase = {
	event: string;
	/**
	 * Gives what the item must hold; `groupId`, `requestId` or `field` in it tells this event from
	 * all others.
	 */
	cause: (control: EmulatorControl) => Promise<Json>;
};

export const ana = { waId: '14155550101', name: 'Ana' };
export const ben = { waId: '14155550102', name: 'Ben' };
export const numberPath = `/${emulatorAccount.phoneNumberId}`;

/** A group of this case's own, with Ana in it. */
export async function groupWithAna(
	control: EmulatorControl,
	group: Partial<NewGroup> = {},
): Promise<EmulatedGroup> {
	return await control.createGroup({ subject: 'Order 4711', participants: [ana], ...group });
}

/** Asks Graph as the business, and gives the ID by which the result will be known. */
export async function request(
	control: EmulatorControl,
	method: 'POST' | 'DELETE',
	path: string,
	body: object = {},
): Promise<string> {
	const asked = body instanceof FormData ? body : { messaging_product: 'whatsapp', ...body };
	return (await control.graph<{ request_id: string }>(method, path, asked)).request_id;
}

/** The next request of this kind is accepted, and fails later. */
export async function failLater(
	control: EmulatorControl,
	code: number,
	match: { method: string; path: string },
): Promise<void> {
	await control.post('/faults', { kind: 'fail-later', code, match });
}

/** What the item of a failure holds: Meta's code, and what to do. */
export const failing = (code: number): unknown => [
	expect.objectContaining({ code, hint: expect.stringMatching(/\.$/) as unknown }),
];
