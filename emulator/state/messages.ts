import { Recent } from '../recent';
import { type Group, type Message, type Person, pinLimit, windowMs } from './group';
import { currentPins } from './pins';
import { Refusal } from './refusal';
import type { World } from './world';
import type { Incoming, Outgoing } from './written';
import { priceOf } from './pricing';
import { deliverLater, failLater } from './receipts';

// Messages can be found by ID for pins, replies and read receipts; the oldest fall out.
const findableMessages = 100_000;

/** What is written in groups and in one-to-one chats, and its receipts. */
export class Messages {
	private readonly byId = new Map<string, Message>();
	private readonly order = new Recent<Message>(findableMessages);
	private readonly chats = new Map<
		string,
		{ messages: Recent<Message>; windowOpenUntilMs: number }
	>();

	constructor(private readonly world: World) {}

	find(messageId: string): Message | undefined {
		return this.byId.get(messageId);
	}

	/** How many messages were written since the start, by whomever. */
	count(): number {
		return this.order.added();
	}

	/** The one-to-one chat between a business number and a person, oldest first. */
	chatWith(phoneNumberId: string, person: Person): Message[] {
		return this.chat(phoneNumberId, person).messages.list();
	}

	send(outgoing: Outgoing): Message {
		const { group, person, phoneNumberId } = outgoing;
		if (group !== undefined) assertSendable(group);
		const failWith = outgoing.failWith ?? this.windowRefusalOf(outgoing);
		const chat = group === undefined ? (person?.waId ?? '') : `${group.number}@g.us`;
		const message = this.keep({
			...this.base(chat, 'fromBusiness', outgoing),
			pricing: priceOf(outgoing, this.isWindowOpen(outgoing)),
			callbackData: outgoing.callbackData,
		});
		if (failWith !== undefined) {
			failLater(this.world, message, failWith);
			return message;
		}
		this.world.tally.count('sent', phoneNumberId, group?.id);
		deliverLater(this.world, message, group);
		return message;
	}

	receive(incoming: Incoming): Message {
		const { group, person, phoneNumberId } = incoming;
		const message = this.keep({ ...this.base(person.waId, 'toBusiness', incoming), from: person });
		const openUntilMs = this.world.clock.now() + windowMs;
		if (group !== undefined) group.windowOpenUntilMs = openUntilMs;
		else this.chat(phoneNumberId, person).windowOpenUntilMs = openUntilMs;
		this.world.emit({ kind: 'messageReceived', phoneNumberId, message });
		return message;
	}

	/**
	 * Somebody reads one message of the business, or all they have not read; the answer is how many.
	 */
	read(source: Message[], person: Person, status: 'read' | 'played' = 'read'): number {
		const unread = source.filter(
			(message) =>
				message.from === undefined && (status === 'played' || !message.readBy.has(person.waId)),
		);
		for (const message of unread) {
			message.readBy.add(person.waId);
			if (status === 'read') this.world.tally.count('read', message.phoneNumberId, message.groupId);
			this.world.emit({
				kind: 'messageStatus',
				phoneNumberId: message.phoneNumberId,
				message,
				status,
				people: [person],
			});
		}
		return unread.length;
	}

	/** Pins a message; with three pinned already the oldest pin goes. */
	pin(group: Group, messageId: string, days: number): Message {
		assertSendable(group);
		this.assertIn(group, messageId);
		const now = this.world.clock.now();
		const kept = currentPins(group, now).filter((pin) => pin.messageId !== messageId);
		group.pinned = [...kept, { messageId, expiresAtMs: now + days * windowMs }].slice(-pinLimit);
		return this.note(group);
	}

	unpin(group: Group, messageId: string): Message {
		assertSendable(group);
		this.assertIn(group, messageId);
		group.pinned = group.pinned.filter((pin) => pin.messageId !== messageId);
		return this.note(group);
	}

	/** What a pin or unpin answers with: a message of its own that nobody sees. */
	private note(group: Group): Message {
		const { phoneNumberId } = group;
		return this.base(`${group.number}@g.us`, 'fromBusiness', {
			phoneNumberId,
			group,
			type: 'pin',
			content: {},
		});
	}

	private assertIn(group: Group, messageId: string): void {
		if (this.byId.get(messageId)?.groupId !== group.id)
			throw new Refusal(131009, 'message_id is not a message of this group.');
	}

	private base(
		chat: string,
		direction: 'fromBusiness' | 'toBusiness',
		written: Outgoing | Incoming,
	): Message {
		return {
			id: this.world.ids.messageId(chat, direction),
			phoneNumberId: written.phoneNumberId,
			groupId: written.group?.id,
			chatWith: written.group === undefined ? written.person : undefined,
			type: written.type,
			content: written.content,
			sentAtMs: this.world.clock.now(),
			replyTo: written.replyTo,
			readByBusiness: false,
			readBy: new Set(),
		};
	}

	private keep(message: Message): Message {
		this.byId.set(message.id, message);
		const forgotten = this.order.add(message);
		if (forgotten !== undefined) this.byId.delete(forgotten.id);
		const { groupId, chatWith, phoneNumberId } = message;
		if (groupId !== undefined) this.world.groupOf(groupId)?.messages.add(message);
		else if (chatWith !== undefined) this.chat(phoneNumberId, chatWith).messages.add(message);
		return message;
	}

	/** @throws Refusal outside the window; where it comes by receipt, its code. */
	private windowRefusalOf(outgoing: Outgoing): number | undefined {
		const { enforceWindow, windowRefusal } = this.world.settings;
		const isFree = outgoing.templateCategory !== undefined || this.isWindowOpen(outgoing);
		if (!enforceWindow || isFree) return undefined;
		if (windowRefusal === 'answer') throw new Refusal(131047);
		return 131047;
	}

	private isWindowOpen({ group, person, phoneNumberId }: Outgoing): boolean {
		const openUntilMs =
			group?.windowOpenUntilMs ??
			(person === undefined ? 0 : this.chat(phoneNumberId, person).windowOpenUntilMs);
		return openUntilMs > this.world.clock.now();
	}

	private chat(
		phoneNumberId: string,
		person: Person,
	): { messages: Recent<Message>; windowOpenUntilMs: number } {
		const key = `${phoneNumberId}|${person.waId}`;
		const known = this.chats.get(key);
		if (known !== undefined) return known;
		const chat = { messages: new Recent<Message>(1_000), windowOpenUntilMs: 0 };
		this.chats.set(key, chat);
		return chat;
	}
}

function assertSendable(group: Group): void {
	if (group.suspended) throw new Refusal(131207);
	if (group.participants.size === 0) throw new Refusal(131020);
}
