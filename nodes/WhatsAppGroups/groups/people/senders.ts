import type { IDataObject } from 'n8n-workflow';
import type { Identifier } from '../../core/declarations/identifier';
import { asText } from '../../core/values/json';
import { personIdentifier } from './identifiers';

const userId = /^[a-z]{2}\.(ent\.)?[a-z0-9]{1,128}$/i;
const username = /^@?(?=.*[a-z])[a-z0-9._]{3,35}$/i;

/** As it is compared: a phone number without its `+`, everything else in lowercase. */
const normalise = (person: string) => person.replace(/^[+@]/, '').toLowerCase();

function toSpelling(text: string): string | undefined {
	const isName = userId.test(text) || username.test(text);
	const person = isName ? text : personIdentifier.toSpelling?.(text);
	return person && normalise(person);
}

/** Unlike recipients, senders are also known by their usernames. */
export const senderIdentifier: Identifier = {
	...personIdentifier,
	name: 'a phone number with country code, a user ID or a username',
	none: 'neither a phone number with country code nor a user ID or username',
	keys: [...personIdentifier.keys, 'username'],
	mistakes: personIdentifier.mistakes?.filter(([, what]) => what !== 'perhaps a username'),
	toSpelling,
	origin:
		'Enter phone numbers with their country code, such as +16505551234. The trigger returns the three of them as waId, userId and username.',
};

/** Whether somebody is in a list that was read by `senderIdentifier`. */
export function isAmong(
	{ waId, userId: id, username: name }: IDataObject,
	people: ReadonlySet<string>,
): boolean {
	return [waId, id, name].some((known) => people.has(normalise(asText(known) ?? '')));
}
