import type { IDataObject } from 'n8n-workflow';
import { defineField, type Field } from '../../core/declarations/field';
import { readEntries } from '../../core/reading/structures';
import { asObjects, asText } from '../../core/values/json';
import { groupId } from '../../groups/fields/group';
import { defineFilter } from './defineFilter';

/** A row without a group would let every group pass; one may name several. */
const groupField: Field = { ...groupId, readAs: 'list' };

/** Providers write the ID of a group in one or two ways; events have the first. */
const toPlain = (id: string) => id.replace(/@g\.us$/, '');

export const groups = defineFilter(
	defineField({
		displayName: 'Groups',
		name: 'groups',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Group' },
		default: {},
		placeholder: 'Add Group',
		description: 'Only events in these groups',
		options: [{ displayName: 'Group', name: 'group', values: [groupField] }],
	}),
	({ group }: IDataObject) => {
		const ids = new Set(
			asObjects(group).flatMap(({ groupId: named }) => (named as string[]).map(toPlain)),
		);
		return ids.size === 0
			? undefined
			: ({ event, groupId: id }) => event === 'unknown' || ids.has(asText(id) ?? '');
	},
	readEntries,
);
