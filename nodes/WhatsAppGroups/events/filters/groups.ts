import type { EventFilter } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { asObject, asObjects, asText } from '../../core/values/json';
import { groupId } from '../../groups/fields/group';

const { required: _required, ...groupField } = groupId;

/** A picker gives an object, an expression may give the ID alone. */
function toId(value: unknown): string[] {
	const id = asText(asObject(value).value) ?? asText(value);
	// Providers write the ID of a group in one or two ways; events have the first.
	return id === undefined ? [] : [id.trim().replace(/@g\.us$/, '')];
}

export const groups: EventFilter = {
	field: defineField({
		displayName: 'Groups',
		name: 'groups',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Group' },
		default: {},
		placeholder: 'Add Group',
		description: 'Only events in these groups',
		options: [{ displayName: 'Group', name: 'group', values: [groupField] }],
	}),
	toTest(value) {
		const ids = new Set(asObjects(asObject(value).group).flatMap((entry) => toId(entry.groupId)));
		return ids.size === 0
			? undefined
			: ({ event, groupId: id }) => event === 'unknown' || ids.has(asText(id) ?? '');
	},
};
