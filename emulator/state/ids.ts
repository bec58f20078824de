import { createHash } from 'node:crypto';

const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Identifiers in the shapes that WhatsApp uses, the same ones for the same seed. Every kind counts
 * for itself, so that one more request or receipt does not shift the ID of the next group.
 */
export class Ids {
	private readonly counters = new Map<string, number>();

	constructor(private readonly seed: string) {}

	requestId(): string {
		return this.digits('request', 16);
	}

	/** The number a group has inside WhatsApp; part of its ID and of its messages' IDs. */
	groupNumber(): string {
		return `1203634${this.digits('group', 11)}`;
	}

	groupId(businessNumber: string, groupNumber: string): string {
		return Buffer.from(`capi_group:${businessNumber}:${groupNumber}`)
			.toString('base64')
			.replaceAll('=', 'ZD');
	}

	inviteCode(): string {
		return [...this.bytes('invite')]
			.slice(0, 22)
			.map((byte) => alphanumeric[byte % alphanumeric.length])
			.join('');
	}

	/** Names person and group as Meta's does, so it is the same when the person asks again. */
	joinRequestId(waId: string, groupNumber: string): string {
		return Buffer.from(`${waId}:${groupNumber}`).toString('base64');
	}

	/** A message ID as Meta writes it: the chat, the direction and a hexadecimal number. */
	messageId(chat: string, direction: 'fromBusiness' | 'toBusiness'): string {
		const outgoing = direction === 'fromBusiness';
		const length = outgoing ? 18 : 20;
		const number = this.bytes('message').toString('hex').toUpperCase().slice(0, length);
		const head = Buffer.from([0x1c, 0x18, chat.length]);
		const middle = Buffer.from([0x15, 0x02, 0x00, outgoing ? 0x11 : 0x12, 0x18, length]);
		const parts = [head, Buffer.from(chat), middle, Buffer.from(number), Buffer.from([0])];
		return `wamid.${Buffer.concat(parts).toString('base64')}`;
	}

	mediaId(): string {
		return this.digits('media', 16);
	}

	templateId(): string {
		return this.digits('template', 15);
	}

	userId(): string {
		return `US.${this.digits('user', 20)}`;
	}

	waId(): string {
		return `1${this.digits('person', 10)}`;
	}

	traceId(): string {
		return `A${this.bytes('trace').toString('base64url').slice(0, 22)}`;
	}

	/** A number from 0 up to, not including, `below`: for shuffling. */
	pick(below: number): number {
		return this.bytes('pick').readUInt32BE(0) % below;
	}

	private digits(kind: string, length: number): string {
		const number =
			this.bytes(kind).readBigUInt64BE(0) * 1000n + this.bytes(`${kind}+`).readBigUInt64BE(0);
		const text = number.toString().padStart(length, '7').slice(-length);
		return text.startsWith('0') ? `1${text.slice(1)}` : text;
	}

	private bytes(kind: string): Buffer {
		const count = (this.counters.get(kind) ?? 0) + 1;
		this.counters.set(kind, count);
		return createHash('sha256').update(`${this.seed}:${kind}:${count}`).digest();
	}
}
