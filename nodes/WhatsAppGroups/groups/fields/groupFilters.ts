import { defineField } from '../../core/declarations/field';
import { groupNameOrId } from '../identifiers';

/** Why a filter that is there must not be empty. */
const absence = 'Without it, other groups would get the message, too, so nothing is sent.';
const kept = { absence, isForAuthor: true } as const;

/** Which of all groups get a message. */
export const groupFilters = defineField({
	displayName: 'Filters',
	name: 'groupFilters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Only groups that pass all of these filters get the message',
	displayOptions: { show: { sendTo: ['all'] } },
	options: [
		{
			displayName: 'Created After',
			name: 'createdAfter',
			type: 'dateTime',
			default: '',
			...kept,
			description: 'Only groups that were created at this time or later',
		},
		{
			displayName: 'Created Before',
			name: 'createdBefore',
			type: 'dateTime',
			default: '',
			...kept,
			description: 'Only groups that were created before this time',
		},
		{
			displayName: 'Except Group Names or IDs',
			name: 'exceptGroups',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'loadGroups' },
			default: [],
			...kept,
			description:
				'Groups that do not get the message, by their subjects or IDs. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			readAs: 'list',
			identifies: groupNameOrId,
		},
		{
			displayName: 'Minimum Participants',
			name: 'minParticipants',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 2,
			...kept,
			description:
				'Only groups with at least this many participants, not counting the business. Each group is read once, which takes about as long as sending to it.',
			rules: { min: 1, max: 1024 },
		},
		{
			displayName: 'Subject Contains',
			name: 'subjectContains',
			type: 'string',
			default: '',
			...kept,
			placeholder: 'e.g. Order',
			description: 'Only groups whose subject contains this (case-insensitive)',
		},
		{
			displayName: 'Subject Matches',
			name: 'subjectMatches',
			type: 'string',
			default: '',
			...kept,
			placeholder: 'e.g. ^Order \\d+$',
			description: 'Only groups whose subject matches this regular expression (case-insensitive)',
		},
	],
});
