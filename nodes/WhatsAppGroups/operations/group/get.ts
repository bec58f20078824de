import { defineOperation } from '../../core/declarations/operation';
import { groupId } from '../../groups/fields/group';
import { toGroup } from '../../groups/lifecycle/group';
import { simplify } from '../../groups/fields/simplify';

export const operation = defineOperation({
	resource: 'group',
	operation: 'get',
	name: 'Get',
	action: 'Get a group',
	description:
		'Get the subject, description, participants and status of a group. Use it when the ID of the group is known.',
	fields: [
		groupId,
		simplify,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Fields',
					name: 'fields',
					type: 'multiOptions',
					options: [
						{ name: 'Created At', value: 'creation_timestamp' },
						{ name: 'Description', value: 'description' },
						{ name: 'Join Approval Mode', value: 'join_approval_mode' },
						{ name: 'Participant Count', value: 'total_participant_count' },
						{ name: 'Participants', value: 'participants' },
						{ name: 'Subject', value: 'subject' },
						{ name: 'Suspended', value: 'suspended' },
					],
					default: ['subject', 'participants'],
					description:
						'Fields to return. The ID is always included. Returns all fields if none is selected.',
				},
			],
		},
	],
	request: ({ groupId, options }) => {
		const chosen = options.fields?.length ? options.fields : allFields;
		return { method: 'GET', on: { group: groupId }, query: { fields: chosen.join() } };
	},
	output: (group, { simplify }) => (simplify ? toGroup(group) : group),
});

/** Without `fields`, Graph answers with the ID alone. */
const allFields = [
	'subject',
	'description',
	'suspended',
	'creation_timestamp',
	'participants',
	'total_participant_count',
	'join_approval_mode',
];
