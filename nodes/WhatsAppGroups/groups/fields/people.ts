import { defineField } from '../../core/declarations/field';
import { InputRefusal } from '../../errors/inputRefusal';

/** The people that a message goes to, one to one. */
export const people = defineField({
	displayName: 'People',
	name: 'people',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +16505551234, US.13491208655302741918',
	description:
		'Phone numbers with country code, or user IDs: one, several with commas between them, or an array. Each person gets a message of their own.',
	readAs: 'list',
	isRecipient: true,
});

/**
 * A business-scoped user ID, of a person or of a parent business. Source: Meta, business-scoped
 * user IDs.
 */
const userId = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;
const phoneNumber = /^\+[1-9]\d{6,14}$/;

export interface Person {
	/** Phone number with `+`, or user ID: what names the person in outputs, too. */
	readonly id: string;
	readonly isUserId: boolean;
}

/** Without `+`, WhatsApp may put the country code of the business in front. */
function toPhoneNumber(given: string): string {
	const digits = given.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
	return digits.startsWith('+') ? digits : `+${digits}`;
}

function toPerson(given: string): Person {
	if (userId.test(given)) return { id: given, isUserId: true };
	const id = toPhoneNumber(given);
	if (phoneNumber.test(id)) return { id, isUserId: false };
	throw new InputRefusal(
		`"${given}" is neither a phone number with country code nor a user ID`,
		'Write phone numbers as +16505551234, and user IDs as US.13491208655302741918. Nothing was sent to anybody.',
	);
}

/**
 * The people, each once however often and in whichever spelling they are named. @throws
 * InputRefusal naming what is nobody.
 */
export function toPeople(given: readonly string[]): Person[] {
	return [...new Map(given.map(toPerson).map((person) => [person.id, person])).values()];
}
