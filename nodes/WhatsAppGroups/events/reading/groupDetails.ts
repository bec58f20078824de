import type { EventDetails } from '../../core/declarations/trigger';
import { asObject, asText, compact } from '../../core/values/json';
import { toGroup } from '../../groups/lifecycle/group';

const fields = 'subject,description,total_participant_count';

/** What *Include Group Details* adds to the events of a group, as `group`. */
export const groupDetails: EventDetails = {
	about: ({ groupId }) => {
		const id = asText(groupId);
		if (id === undefined) return undefined;
		return { id, request: { method: 'GET', on: { group: id }, query: { fields } } };
	},
	read: (answer) => {
		const { subject, description, participantCount } = toGroup(asObject(answer));
		return compact({ subject, description, participantCount });
	},
	newer: ({ subject, description }) =>
		compact({ subject: asText(subject), description: asText(description) }),
	add: (event, { details, reason }) => ({
		...event,
		group: compact({ ...details, readFailed: reason }),
	}),
};
