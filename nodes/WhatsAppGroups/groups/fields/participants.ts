import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { asObject, asObjects, asText } from '../../core/values/json';
import { personIdentifier } from '../people/identifiers';
import { groupNaming } from './group';

const mostAtOnce = 8;

/** Who is to be removed. */
export const participants = defineField({
	displayName: 'Participants',
	name: 'participants',
	type: 'string',
	default: '',
	startsWith: '={{ $json.participant.id }}',
	required: true,
	placeholder: 'e.g. +16505551234, US.13491208655302741918',
	description:
		'Phone numbers with country code, or user IDs: one, up to 8 comma-separated, or an array. Participant → Get Many and the trigger return them as waId and userId.',
	forModel:
		'phone numbers with country code, or user IDs, at most 8, separated by commas: waId or userId as the tool to get many participants returns them',
	displayOptions: { show: { whichParticipants: ['list'] } },
	readAs: 'list',
	identifies: personIdentifier,
	rules: { maxEntries: mostAtOnce },
});

export const whichParticipants = defineField({
	displayName: 'Select Participants',
	name: 'whichParticipants',
	type: 'options',
	options: [
		{ name: 'By Phone Number or User ID', value: 'list' },
		{
			name: 'From List',
			value: 'picked',
			description: 'People selected from the list of participants',
		},
	],
	default: 'list',
	absence: 'A removal cannot be undone, so nothing is assumed.',
});

/** Participants picked from the group. */
export const pickedParticipants = defineField({
	displayName: 'Participant Names or IDs',
	name: 'pickedParticipants',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadParticipants', loadOptionsDependsOn: ['groupId.value'] },
	default: [],
	required: true,
	description:
		'Select a group first. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	forModel: 'the same, as an array',
	displayOptions: { show: { whichParticipants: ['picked'] } },
	readAs: 'list',
	identifies: personIdentifier,
	rules: { maxEntries: mostAtOnce },
});

function toPick({ wa_id, user_id, username }: IDataObject): INodeListSearchItems {
	const phone = asText(wa_id);
	const value = asText(user_id) ?? phone ?? '';
	const name = [phone && `+${phone}`, asText(username)].filter(Boolean).join(' · ');
	return { name: name || value, value };
}

/** The participant picker: the people in the group that is chosen above it. */
export const participantSearch: ListSearch = {
	namings: { groupId: groupNaming },
	request: (parameter) => {
		const group = parameter('groupId').trim();
		return group ? { method: 'GET', on: { group }, query: { fields: 'participants' } } : undefined;
	},
	entries: (body) => asObjects(asObject(body).participants),
	toResult: toPick,
};
