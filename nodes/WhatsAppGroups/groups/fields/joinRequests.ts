import type { IDataObject } from 'n8n-workflow';
import { defineField } from '../../core/declarations/field';
import type { ListSearch } from '../../core/declarations/picker';
import { asText } from '../../core/values/json';
import { joinRequestIdentifier } from '../identifiers';
import { joinRequestsOf, listJoinRequests } from '../joinRequests/listing';
import { groupNaming } from './group';

/** Which open join requests an approval or a rejection is about. */
export const whichJoinRequests = defineField({
	displayName: 'Join Requests',
	name: 'joinRequests',
	type: 'options',
	options: [
		{
			name: 'All Pending',
			value: 'allPending',
			description: 'Every request that is pending when the node runs',
		},
		{ name: 'By ID', value: 'selected', description: 'Requests with the IDs that you enter' },
		{
			name: 'From List',
			value: 'picked',
			description: 'Requests selected from the list of pending ones',
		},
	],
	default: 'selected',
	absence: 'A decision cannot be undone, so none is assumed.',
});

export const joinRequestIds = defineField({
	displayName: 'Join Request IDs',
	name: 'joinRequestIds',
	type: 'string',
	default: '',
	startsWith: '={{ $json.joinRequestId }}',
	required: true,
	placeholder: 'e.g. {{ $json.joinRequestId }}',
	description:
		'One ID, several comma-separated, or an array. The "Join Request Created" event returns it as joinRequestId.',
	forModel:
		'IDs of the join requests, separated by commas: joinRequestId as the tool to get many join requests returns it, or as it came with the event',
	displayOptions: { show: { joinRequests: ['selected'] } },
	readAs: 'list',
	identifies: joinRequestIdentifier,
});

/** Open join requests picked from the list. */
export const pickedJoinRequests = defineField({
	displayName: 'Join Request Names or IDs',
	name: 'pickedJoinRequests',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'loadJoinRequests', loadOptionsDependsOn: ['groupId.value'] },
	default: [],
	required: true,
	description:
		'Select a group first. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	forModel: 'the same, as an array',
	displayOptions: { show: { joinRequests: ['picked'] } },
	readAs: 'list',
	identifies: joinRequestIdentifier,
});

function toPick(entry: IDataObject): { name: string; value: string } {
	const phone = asText(entry.wa_id);
	const value = asText(entry.join_request_id) ?? '';
	const person = [
		phone && `+${phone}`,
		asText(entry.username) ?? (phone ? undefined : asText(entry.user_id)),
	];
	return { name: person.filter(Boolean).join(' · ') || value, value };
}

/** The join request picker: the open requests of the group that is chosen above it. */
export const joinRequestSearch: ListSearch = {
	namings: { groupId: groupNaming },
	request: (parameter) => {
		const group = parameter('groupId').trim();
		return group ? listJoinRequests(group) : undefined;
	},
	entries: joinRequestsOf,
	toResult: toPick,
};
