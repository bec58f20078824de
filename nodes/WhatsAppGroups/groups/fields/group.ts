import { defineField } from '../../core/declarations/field';
import type { Naming } from '../../core/declarations/naming';
import type { ListSearch } from '../../core/declarations/picker';
import { asIsoTime, asObject, asText } from '../../core/values/json';
import { groupIdentifier } from '../identifiers';
import { groupsOf, listGroups } from '../lifecycle/group';
import { fromList, mustMatch } from './pickerModes';

/** A group as it is chosen before anything runs. */
export const groupChoice = defineField({
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	identifies: groupIdentifier,
	forModel:
		'ID of the group: groupId as the tool to get many groups returns it, or as it came with a message',
	description: 'Choose a group from the list, or enter its ID, for example from a trigger',
	modes: [
		fromList('searchGroups', 'Select a group...'),
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD',
			validation: mustMatch(
				'^\\s*[A-Za-z0-9_=@.\\-]+\\s*$',
				'This is not a group ID. Choose the group from the list, or use the groupId that the trigger or another node returns.',
			),
		},
	],
});

/** As Graph and 1msg write the IDs of groups today; another one may be an ID as well. */
const surelyGroup = /^Y2FwaV9ncm91c|@g\.us$|^\d{8,}-\d{8,}$|^\d{15,}$/;

/** How a group is found by its subject. */
export const groupNaming: Naming = {
	mode: 'name',
	noun: 'group',
	plural: 'groups',
	name: 'subject',
	keys: ['groupId', 'subject', 'groupSubject', 'group', 'name'],
	request: listGroups,
	entries: groupsOf,
	toNamed: ({ id, subject }) => ({ id: asText(id) ?? '', name: asText(subject) ?? '' }),
	idKey: 'groupId',
	nameKey: 'groupSubject',
	surelyId: surelyGroup,
	toKnown: ({ groupId, groupSubject, subject, createdAt, group }) => ({
		id: asText(groupId),
		name:
			asText(groupSubject) ??
			asText(asObject(group).subject) ??
			// Alone, it may be that of an e-mail.
			(createdAt === undefined ? undefined : asText(subject)),
	}),
};

/** The one group that an operation is about. */
export const groupId = defineField({
	...groupChoice,
	identifies: {
		...groupIdentifier,
		origin: `${groupIdentifier.origin} By Name takes the subject instead.`,
	},
	naming: groupNaming,
	builderHint: {
		propertyHint:
			"Use mode 'id' with the groupId that the trigger or another WhatsApp Groups node gives, mode 'name' with the exact subject where only that is known, and mode 'list' where the user is to pick the group.",
	},
	description:
		'Choose a group from the list, or enter its ID, for example from a trigger, or its exact name',
	modes: [
		...groupChoice.modes,
		{
			displayName: 'By Name',
			name: groupNaming.mode,
			type: 'string',
			placeholder: 'e.g. Order 4711',
			hint: 'The exact subject; case and spaces around it do not matter. The groups are read once per run.',
		},
	],
});

/** The one group of an operation that usually answers an event of the trigger. */
export const groupOfEvent = defineField({
	...groupId,
	startsWith: { mode: 'id', value: '={{ $json.groupId }}' },
});

/** The group picker: active groups whose subject or ID holds the search text. */
export const groupSearch: ListSearch = {
	request: () => listGroups,
	entries: groupsOf,
	toResult: ({ id, subject }) => ({
		name: asText(subject) ?? asText(id) ?? '',
		value: asText(id) ?? '',
	}),
	toDetail: (entry) => {
		const createdAt = asIsoTime(entry.created_at ?? entry.creation_timestamp);
		return createdAt && `created ${createdAt.slice(0, 10)}`;
	},
};
