import type { Group, Message } from './group';
import { toItemError } from './refusal';
import { countryOf } from './tally';
import type { World } from './world';

/** A message is sent and delivered a moment later; delivered messages are counted and priced. */
export function deliverLater(world: World, message: Message, group: Group | undefined): void {
	const { phoneNumberId, pricing } = message;
	const people =
		group === undefined
			? [message.chatWith].filter((person) => person !== undefined)
			: [...group.participants.values()];
	world.clock.after(world.settings.receiptDelayMs, () => {
		world.tally.count('delivered', phoneNumberId, message.groupId, people.length);
		for (const { waId } of people)
			if (pricing) world.tally.price(phoneNumberId, countryOf(waId), pricing);
		const told = { kind: 'messageStatus', phoneNumberId, message } as const;
		world.emit({ ...told, status: 'sent', people: [] });
		world.emit({ ...told, status: 'delivered', people });
	});
}

/** A message was accepted, and is reported as failed a moment later. */
export function failLater(world: World, message: Message, code: number): void {
	const { phoneNumberId } = message;
	world.clock.after(world.settings.receiptDelayMs, () => {
		const error = toItemError(code);
		const told = { kind: 'messageStatus', phoneNumberId, message } as const;
		world.emit({ ...told, status: 'failed', people: [], error });
	});
}
