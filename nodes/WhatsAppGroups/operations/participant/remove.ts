import type { IDataObject } from 'n8n-workflow';
import { asText, compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { groupOfEvent } from '../../groups/fields/group';
import {
	participants,
	pickedParticipants,
	whichParticipants,
} from '../../groups/fields/participants';
import { toWireParticipants } from '../../groups/people/recipients';
import { toAccepted } from '../../groups/lifecycle/accepted';

const reportedBy = ['participant.removed', 'participant.removeFailed'];

interface Removal {
	whichParticipants: string;
	participants: string[];
	pickedParticipants: string[];
}

function toChosen({ whichParticipants, participants, pickedParticipants }: Removal) {
	return toWireParticipants(whichParticipants === 'picked' ? pickedParticipants : participants);
}

export const operation = defineOperation({
	resource: 'participant',
	operation: 'remove',
	name: 'Remove',
	action: 'Remove participants from a group',
	description:
		'Remove up to 8 people from a group. Use it only for people who have to leave. They cannot rejoin by the invite link. WhatsApp accepts the request immediately and applies it a moment later.',
	notice: 'People who are removed cannot come back through the invite link.',
	fields: [groupOfEvent, whichParticipants, participants, pickedParticipants],
	request: (values) => ({
		method: 'DELETE',
		on: { group: values.groupId },
		edge: 'participants',
		body: { messaging_product: 'whatsapp', participants: toChosen(values) as IDataObject[] },
	}),
	output: ({ request_id }, values) => {
		const removed = toChosen(values).map((entry) =>
			'user' in entry ? { waId: entry.user.slice(1) } : { userId: entry.user_id },
		);
		return toAccepted(
			compact({ groupId: values.groupId, requestId: asText(request_id), participants: removed }),
			reportedBy,
		);
	},
});
