import type { Group, Person } from './group';

export interface Outgoing {
	phoneNumberId: string;
	group?: Group;
	person?: Person;
	type: string;
	content: Record<string, unknown>;
	/** The category of the template; free-form messages have none. */
	templateCategory?: string;
	replyTo?: string;
	callbackData?: string;
	/** Accepted now, reported as failed with this code later. */
	failWith?: number;
}

export interface Incoming {
	phoneNumberId: string;
	group?: Group;
	person: Person;
	type: string;
	content: Record<string, unknown>;
	replyTo?: string;
}
