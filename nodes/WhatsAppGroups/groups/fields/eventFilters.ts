import type { EventFilter, WebhookEvent } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { toList } from '../../core/values/list';
import { InputRefusal } from '../../errors/inputRefusal';
import { asObject, asObjects, asText } from '../../core/values/json';
import { groupId } from './group';

const { required: _required, ...groupField } = groupId;

/** A picker gives an object, an expression may give the ID alone. */
function toId(value: unknown): string[] {
	const id = asText(asObject(value).value) ?? asText(value);
	// Providers write the ID of a group in one or two ways; events have the first.
	return id === undefined ? [] : [id.trim().replace(/@g\.us$/, '')];
}

const groups: EventFilter = {
	field: defineField({
		displayName: 'Groups',
		name: 'groups',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Group' },
		default: {},
		placeholder: 'Add Group',
		description: 'Only events of these groups',
		options: [{ displayName: 'Group', name: 'group', values: [groupField] }],
	}),
	toTest(value) {
		const ids = new Set(asObjects(asObject(value).group).flatMap((entry) => toId(entry.groupId)));
		return ids.size === 0
			? undefined
			: ({ event, groupId: id }) => event === 'unknown' || ids.has(asText(id) ?? '');
	},
};

/**
 * Only what a person wrote has a sender, a type and a text; other events are none of these filters'
 * business.
 */
function ofMessages(test: (event: WebhookEvent) => boolean): (event: WebhookEvent) => boolean {
	return (event) =>
		(event.event !== 'message.received' && event.event !== 'message.unsupported') || test(event);
}

const normalise = (person: string) =>
	/^[+\d\s().-]+$/.test(person) ? person.replace(/\D/g, '') : person.toLowerCase();

const senders: EventFilter = {
	field: defineField({
		displayName: 'Senders',
		name: 'senders',
		type: 'string',
		default: '',
		placeholder: 'e.g. +1 650 555 1234, US.13491208655302741918',
		description:
			'Only messages of these people: phone numbers, user IDs or usernames, with commas between them',
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

const messageTypes: EventFilter = {
	field: defineField({
		displayName: 'Message Types',
		name: 'messageTypes',
		type: 'multiOptions',
		default: [],
		description: 'Only messages of these types',
		options: [
			{ name: 'Audio', value: 'audio' },
			{ name: 'Contacts', value: 'contacts' },
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'Location', value: 'location' },
			{ name: 'Reaction', value: 'reaction' },
			{ name: 'Sticker', value: 'sticker' },
			{ name: 'Text', value: 'text' },
			{ name: 'Video', value: 'video' },
		],
	}),
	toTest(value) {
		const types = new Set(toList(value));
		return types.size === 0
			? undefined
			: ofMessages(({ message }) => types.has(asText(asObject(message).type) ?? ''));
	},
};

const textOf = ({ message }: WebhookEvent) => asText(asObject(message).text) ?? '';

const textContains: EventFilter = {
	field: defineField({
		displayName: 'Text Contains',
		name: 'textContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. order',
		description: 'Only messages with this in their text or caption, in upper or lower case',
	}),
	toTest(value) {
		const part = (asText(value) ?? '').toLowerCase();
		return part === ''
			? undefined
			: ofMessages((event) => textOf(event).toLowerCase().includes(part));
	},
};

function toExpression(pattern: string): RegExp | undefined {
	try {
		return new RegExp(pattern, 'iu');
	} catch {
		return undefined;
	}
}

const textMatches: EventFilter = {
	field: defineField({
		displayName: 'Text Matches',
		name: 'textMatches',
		type: 'string',
		default: '',
		placeholder: 'e.g. ^(help|stop)\\b',
		description:
			'Only messages whose text or caption fits this regular expression, in upper or lower case',
	}),
	toTest(value) {
		const pattern = asText(value);
		if (pattern === undefined) return undefined;
		const expression = toExpression(pattern);
		if (expression) return ofMessages((event) => expression.test(textOf(event)));
		throw new InputRefusal(
			`Text Matches is not a regular expression: ${pattern}`,
			'Correct it, or use Text Contains.',
		);
	},
};

/** Everything that narrows down which events start a workflow. */
export const eventFilters: readonly EventFilter[] = [
	groups,
	messageTypes,
	senders,
	textContains,
	textMatches,
];
