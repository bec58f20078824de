import type { IDataObject } from 'n8n-workflow';
import { defineWebhookField, type Collector } from '../core/declarations/event';
import { asIsoTime, asObject, asObjects, asText, compact } from '../core/values/json';
import { toFailures } from '../groups/failures';
import { participantKey, readParticipant } from '../groups/people/participant';
import { findEntry } from '../core/values/findEntry';

type ReadGroup = (group: IDataObject, value: IDataObject, collector: Collector) => void;

function factsOf(group: IDataObject): IDataObject {
	return compact({
		timestamp: asIsoTime(group.timestamp),
		groupId: asText(group.group_id),
		requestId: asText(group.request_id),
		reason: asText(group.reason),
	});
}

/**
 * Only `input`, what the business wrote, tells an approved join request from a join by the link.
 */
const readJoined: ReadGroup = (group, _value, collector) => {
	const joined = asObjects(group.added_participants);
	if (joined.length === 0) collector.addUnknown(group);
	for (const entry of joined) {
		const participant = readParticipant(entry);
		const facts = {
			...factsOf(group),
			participant,
			joinedVia: entry.input === undefined ? 'inviteLink' : 'joinRequest',
		};
		collector.add(
			'participant.joined',
			[asText(group.group_id), asText(group.timestamp), participantKey(participant)],
			facts,
			group,
		);
	}
};

/**
 * The ID of a join request names person and group, so the same one comes again when the same person
 * asks again: only with its time does it name the event.
 */
function readJoinRequest(event: string): ReadGroup {
	return (group, _value, collector) => {
		const joinRequestId = asText(group.join_request_id);
		const participant = readParticipant(group);
		const facts = compact({ ...factsOf(group), joinRequestId, participant });
		const timestamp = asText(group.timestamp);
		const key =
			joinRequestId === undefined
				? [asText(group.group_id), timestamp, participantKey(participant)]
				: [joinRequestId, timestamp];
		collector.add(event, key, facts, group);
	};
}

/**
 * Meta's pages disagree: `initiated_by` stands in the group or beside it, and holds "business",
 * "participant", or the person who left. Without it, only a removal by the business echoes `input`
 * or reports failures.
 */
function isByBusiness(group: IDataObject, value: IDataObject): boolean {
	const initiator = asText(group.initiated_by) ?? asText(value.initiated_by);
	if (initiator !== undefined) return initiator === 'business';
	const people = asObjects(group.removed_participants);
	return (
		people.some(({ input }) => input !== undefined) ||
		asObjects(group.failed_participants).length > 0
	);
}

/** Whom the business could not remove; nobody is named where the removal failed as a whole. */
function failuresIn(group: IDataObject): IDataObject[] {
	const errors = toFailures(group.errors);
	const failed = asObjects(group.failed_participants);
	if (failed.length === 0)
		return errors && asObjects(group.removed_participants).length === 0 ? [{ errors }] : [];
	return failed.map((entry) => ({
		participant: readParticipant(entry),
		errors: toFailures(entry.errors) ?? errors,
	}));
}

const readRemoved: ReadGroup = (group, value, collector) => {
	const byBusiness = isByBusiness(group, value);
	const requestId = byBusiness ? asText(group.request_id) : undefined;
	const about =
		requestId === undefined ? [asText(group.group_id), asText(group.timestamp)] : [requestId];
	const add = (event: string, { participant, errors }: IDataObject) =>
		collector.add(
			event,
			[...about, participantKey(asObject(participant))],
			compact({ ...factsOf(group), participant, errors }),
			group,
		);
	const removed = asObjects(group.removed_participants);
	for (const entry of removed)
		add(byBusiness ? 'participant.removed' : 'participant.left', {
			participant: readParticipant(entry),
		});
	const failures = failuresIn(group);
	for (const failure of failures) add('participant.removeFailed', failure);
	if (removed.length + failures.length === 0) collector.addUnknown(group);
};

const readers: Readonly<Record<string, ReadGroup>> = {
	group_participants_add: readJoined,
	group_add_participants: readJoined,
	group_participants_remove: readRemoved,
	group_remove_participants: readRemoved,
	group_join_request_created: readJoinRequest('joinRequest.created'),
	group_join_request_revoked: readJoinRequest('joinRequest.revoked'),
};

export const webhookField = defineWebhookField({
	field: 'group_participants_update',
	otherSpellings: ['group_participant_update'],
	events: [
		{
			value: 'joinRequest.created',
			name: 'Join Request Created',
			description: 'Someone asked to join a group that requires approval',
		},
		{
			value: 'joinRequest.revoked',
			name: 'Join Request Revoked',
			description: 'Someone withdrew their request to join a group',
		},
		{
			value: 'participant.joined',
			name: 'Participant Joined',
			description: 'Someone joined a group, by its invite link or after approval',
		},
		{ value: 'participant.left', name: 'Participant Left', description: 'Someone left a group' },
		{
			value: 'participant.removed',
			name: 'Participant Removed',
			description: 'The business removed someone from a group',
		},
		{
			value: 'participant.removeFailed',
			name: 'Participant Removal Failed',
			description: 'Someone could not be removed from a group. Includes the reason.',
		},
	],
	read: (value, collector) => {
		for (const group of asObjects(value.groups)) {
			const type = asText(group.type) ?? '';
			const read = findEntry(readers, type);
			if (read) read(group, value, collector);
			else collector.addUnknown(group);
		}
	},
});
