import type { EventFilter } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { asObject, asText } from '../../core/values/json';
import { toList } from '../../core/values/list';
import { ofMessages } from './ofMessages';

const normalise = (person: string) =>
	/^[+\d\s().-]+$/.test(person) ? person.replace(/\D/g, '') : person.toLowerCase();

export const senders: EventFilter = {
	field: defineField({
		displayName: 'Senders',
		name: 'senders',
		type: 'string',
		default: '',
		placeholder: 'e.g. +1 650 555 1234, US.13491208655302741918',
		description:
			'Only messages from these people: comma-separated phone numbers, user IDs or usernames',
	}),
	toTest(value) {
		const people = new Set(toList(value).map(normalise));
		if (people.size === 0) return undefined;
		return ofMessages(({ participant }) => {
			const { waId, userId, username } = asObject(participant);
			return [waId, userId, username].some((id) => people.has(normalise(asText(id) ?? '')));
		});
	},
};
