import type { EventFilter } from '../../core/declarations/event';
import { defineField, type Field } from '../../core/declarations/field';
import { asObject } from '../../core/values/json';
import { isAmong, senderIdentifier } from '../../groups/people/senders';
import { defineFilter } from './defineFilter';
import { ofMessages } from './ofMessages';

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
			return ofMessages(({ participant }) => passes(isAmong(asObject(participant), people)));
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
