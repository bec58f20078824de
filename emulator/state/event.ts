import type { Group, JoinRequest, Message, Person } from './group';
import type { ItemError } from './refusal';

/** What an update tried to change: each part with what went wrong with it, if anything. */
export interface SettingsOutcome {
	picture?: { mimeType: string; sha256: string; error?: ItemError };
	subject?: { text: string; error?: ItemError };
	description?: { text: string; error?: ItemError };
	error?: ItemError;
}

export interface TemplateStatus {
	id: string;
	name: string;
	language: string;
	event: string;
}

interface OfNumber {
	phoneNumberId: string;
}

interface OfGroup extends OfNumber {
	groupId: string;
}

/** What happens in WhatsApp, before anybody decides who hears of it and in which form. */
export type WhatsAppEvent =
	| (OfNumber & { kind: 'groupCreated'; requestId: string; group: Group })
	| (OfNumber & {
			kind: 'groupCreateFailed';
			requestId: string;
			subject: string;
			description?: string;
			error: ItemError;
	  })
	| (OfGroup & { kind: 'groupDeleted'; requestId: string; error?: ItemError })
	| (OfGroup & { kind: 'settingsUpdated'; requestId: string; outcome: SettingsOutcome })
	| (OfGroup & { kind: 'joined'; person: Person })
	| (OfGroup & { kind: 'joinRequestsApproved'; people: Person[] })
	| (OfGroup & { kind: 'joinRequestCreated'; joinRequest: JoinRequest })
	| (OfGroup & { kind: 'joinRequestRevoked'; joinRequest: JoinRequest })
	| (OfGroup & {
			kind: 'participantsRemoved';
			requestId: string;
			removed: string[];
			failed: Array<{ input: string; error: ItemError }>;
	  })
	| (OfGroup & { kind: 'left'; person: Person })
	| (OfGroup & { kind: 'suspended' })
	| (OfGroup & { kind: 'suspensionCleared' })
	| (OfNumber & { kind: 'messageReceived'; message: Message })
	| (OfNumber & {
			kind: 'messageStatus';
			message: Message;
			status: 'sent' | 'delivered' | 'read' | 'played' | 'failed';
			people: Person[];
			error?: ItemError;
	  })
	| (OfNumber & { kind: 'personChanged'; id: string; person: Person; before: Person })
	| { kind: 'templateStatus'; businessId: string; template: TemplateStatus };

export type EventKind = WhatsAppEvent['kind'];
export type EventOf<Kind extends EventKind> = Extract<WhatsAppEvent, { kind: Kind }>;

export type Emit = (event: WhatsAppEvent) => void;
