import type { IDataObject } from 'n8n-workflow';
import type { EventFilter } from '../../core/declarations/event';
import { defineField, type Field } from '../../core/declarations/field';
import { readEntries } from '../../core/reading/structures';
import { asObjects, asText } from '../../core/values/json';
import { groupChoice } from '../../groups/fields/group';
import { defineFilter } from './defineFilter';

/** A row without a group would let every group pass; one may name several. */
const groupField: Field = { ...groupChoice, readAs: 'list' };

/** Providers write the ID of a group in one or two ways; events have the first. */
const toPlain = (id: string) => id.replace(/@g\.us$/, '');

/** What has no group: what nobody understood, and what is about a person in all groups. */
const aboutNoGroup = new Set(['unknown', 'participant.idChanged']);

function groupsFilter(
	words: Pick<Field, 'displayName' | 'name' | 'description'>,
	passes: (isListed: boolean) => boolean,
): EventFilter {
	return defineFilter(
		defineField({
			...words,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Group' },
			default: {},
			placeholder: 'Add Group',
			options: [{ displayName: 'Group', name: 'group', values: [groupField] }],
		}),
		({ group }: IDataObject) => {
			const ids = new Set(
				asObjects(group).flatMap(({ groupId: named }) => (named as string[]).map(toPlain)),
			);
			if (ids.size === 0) return undefined;
			return ({ event, groupId: id }) =>
				aboutNoGroup.has(event) || passes(ids.has(asText(id) ?? ''));
		},
		{ read: readEntries },
	);
}

export const groups = groupsFilter(
	{ displayName: 'Groups', name: 'groups', description: 'Only events in these groups' },
	(isListed) => isListed,
);

export const exceptGroups = groupsFilter(
	{
		displayName: 'Except Groups',
		name: 'exceptGroups',
		description: 'No events in these groups',
	},
	(isListed) => !isListed,
);
