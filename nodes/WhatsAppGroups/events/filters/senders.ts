import type { Identifier } from '../../core/declarations/identifier';
import type { EventFilter } from '../../core/declarations/event';
import { defineField, type Field } from '../../core/declarations/field';
import { asObject, asText } from '../../core/values/json';
import { personIdentifier } from '../../groups/people/identifiers';
import { defineFilter } from './defineFilter';
import { ofMessages } from './ofMessages';

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
const senderIdentifier: Identifier = {
	...personIdentifier,
	name: 'a phone number with country code, a user ID or a username',
	none: 'neither a phone number with country code nor a user ID or username',
	keys: [...personIdentifier.keys, 'username'],
	mistakes: personIdentifier.mistakes?.filter(([, what]) => what !== 'perhaps a username'),
	toSpelling,
	origin:
		'Enter phone numbers with their country code, such as +16505551234. The trigger returns the three of them as waId, userId and username.',
};

function sendersFilter(
	words: Pick<Field, 'displayName' | 'name' | 'description'>,
	passes: (isListed: boolean) => boolean,
): EventFilter {
	return defineFilter(
		defineField({
			...words,
			type: 'string',
			default: '',
			readAs: 'list',
			identifies: senderIdentifier,
			placeholder: 'e.g. +1 650 555 1234, US.13491208655302741918',
		}),
		(listed: string[]) => {
			const people = new Set(listed);
			if (people.size === 0) return undefined;
			return ofMessages(({ participant }) => {
				const { waId, userId, username } = asObject(participant);
				return passes(
					[waId, userId, username].some((id) => people.has(normalise(asText(id) ?? ''))),
				);
			});
		},
	);
}

export const senders = sendersFilter(
	{
		displayName: 'Senders',
		name: 'senders',
		description:
			'Only messages from these people: comma-separated phone numbers, user IDs or usernames',
	},
	(isListed) => isListed,
);

export const exceptSenders = sendersFilter(
	{
		displayName: 'Except Senders',
		name: 'exceptSenders',
		description:
			'No messages from these people: comma-separated phone numbers, user IDs or usernames',
	},
	(isListed) => !isListed,
);
