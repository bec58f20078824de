import type { Emulation } from '../emulation';
import type { Group, Person } from '../state/group';

/** Why the control cannot do what it was asked, with the HTTP status for it. */
export class ControlRefusal extends Error {
	constructor(
		readonly statusCode: number,
		message: string,
	) {
		super(message);
	}
}

export function groupCalled(emulation: Emulation, groupId: string): Group {
	const group = emulation.whatsApp.groups.find(groupId);
	if (group === undefined) throw new ControlRefusal(404, `There is no group ${groupId}.`);
	return group;
}

export function personCalled(emulation: Emulation, waId: string): Person {
	const person = emulation.whatsApp.people.find(waId);
	if (person === undefined) throw new ControlRefusal(404, `Nobody has the number ${waId}.`);
	return person;
}

export function participantCalled(emulation: Emulation, group: Group, waId: string): Person {
	const person = personCalled(emulation, waId);
	if (!group.participants.has(person.waId))
		throw new ControlRefusal(409, `${person.name} is not a participant of "${group.subject}".`);
	return person;
}

/** How a group is named in what the control prints. */
export function quoted(group: Group): string {
	return `"${group.subject}"`;
}
