import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import { readEntries } from '../../core/execution/values/structures';
import { asObjects, asText } from '../../core/values/json';
import { groupId } from '../../groups/fields/group';
import { defineFilter } from './defineFilter';

const { required: _required, ...groupField } = groupId;

/** Providers write the ID of a group in one or two ways; events have the first. */
function toId(id: unknown): string[] {
	const text = asText(id);
	return text === undefined ? [] : [text.replace(/@g\.us$/, '')];
}

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
		const ids = new Set(asObjects(group).flatMap((entry) => toId(entry.groupId)));
		return ids.size === 0
			? undefined
			: ({ event, groupId: id }) => event === 'unknown' || ids.has(asText(id) ?? '');
	},
	readEntries,
);
