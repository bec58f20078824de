import type { Recent } from '../recent';

/** Somebody with WhatsApp on a phone. */
export interface Person {
	waId: string;
	name: string;
	userId: string;
	username?: string;
	/** The business sees no `wa_id` of this person, only the user ID. */
	phoneHidden: boolean;
	/** Without WhatsApp's current terms a person cannot be added: 131203. */
	acceptedTerms: boolean;
}

export interface JoinRequest {
	id: string;
	person: Person;
	/** Counts up; cursors point at it. */
	order: number;
	createdAtMs: number;
}

export type JoinApprovalMode = 'auto_approve' | 'approval_required';

export interface Picture {
	mimeType: string;
	sha256: string;
	bytes: number;
}

export interface Pin {
	messageId: string;
	expiresAtMs: number;
}

export interface Message {
	id: string;
	phoneNumberId: string;
	groupId?: string;
	/** The person of a one-to-one chat. */
	chatWith?: Person;
	/** Nobody: the business wrote it. */
	from?: Person;
	type: string;
	/** The type object as it travelled: `{ body }`, `{ id, caption }`, … */
	content: Record<string, unknown>;
	sentAtMs: number;
	replyTo?: string;
	callbackData?: string;
	pricing?: Pricing;
	readByBusiness: boolean;
	/** `wa_id` of those who read it. */
	readBy: Set<string>;
}

export interface Pricing {
	billable: boolean;
	pricing_model: 'PMP';
	type: 'regular' | 'free_group_customer_service' | 'free_customer_service';
	category: string;
}

export interface Group {
	id: string;
	/** The group's own number inside WhatsApp. */
	number: string;
	/** Counts up per business number; cursors point at it. */
	order: number;
	phoneNumberId: string;
	subject: string;
	description?: string;
	picture?: Picture;
	joinApprovalMode: JoinApprovalMode;
	inviteCode?: string;
	createdAtMs: number;
	suspended: boolean;
	participants: Map<string, Person>;
	joinRequests: Map<string, JoinRequest>;
	/** `wa_id` of those the business removed; they cannot come back by link. */
	removed: Set<string>;
	messages: Recent<Message>;
	pinned: Pin[];
	/** Free-form messages are allowed until then. */
	windowOpenUntilMs: number;
}

export const participantLimit = 8;
export const groupLimit = 10_000;
export const pinLimit = 3;
export const windowMs = 24 * 60 * 60 * 1000;

export function inviteLink(group: Group): string | undefined {
	return group.inviteCode === undefined
		? undefined
		: `https://chat.whatsapp.com/${group.inviteCode}`;
}
