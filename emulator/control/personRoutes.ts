import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import type { Group } from '../state/group';
import type { PersonSeed } from '../state/people';
import { ControlRefusal, groupCalled, participantCalled, personCalled, quoted } from './refusal';
import { viewMessage, viewPerson } from './view';

export const personProperties = {
	waId: { type: 'string', pattern: '\\d' },
	name: { type: 'string' },
	username: { type: 'string' },
	hidePhone: { type: 'boolean' },
	acceptedTerms: { type: 'boolean' },
};

const inviteSchema = {
	type: 'object',
	properties: { inviteLink: { type: 'string' }, groupId: { type: 'string' }, ...personProperties },
	anyOf: [{ required: ['inviteLink'] }, { required: ['groupId'] }],
	additionalProperties: false,
};

const inGroupSchema = {
	type: 'object',
	required: ['groupId', 'waId'],
	properties: { groupId: { type: 'string' }, waId: { type: 'string' } },
	additionalProperties: false,
};

const changeSchema = {
	type: 'object',
	required: ['waId'],
	properties: { waId: { type: 'string' }, newWaId: { type: 'string', pattern: '\\d' } },
	additionalProperties: false,
};

const readSchema = {
	type: 'object',
	required: ['waId'],
	properties: {
		groupId: { type: 'string' },
		waId: { type: 'string' },
		messageId: { type: 'string' },
		phoneNumberId: { type: 'string' },
		played: { type: 'boolean' },
	},
	additionalProperties: false,
};

interface InGroup {
	groupId: string;
	waId: string;
}

const said: Readonly<Record<string, string>> = {
	joined: 'joined',
	join_request_created: 'asked to join',
	join_request_pending: 'still waits to join',
	already_participant: 'is already in',
	full: 'found no room in',
	removed_before: 'was removed before and cannot join',
	terms_not_accepted: 'has not accepted the terms and cannot join',
};

/** What people do with groups: come, ask, leave, read. */
export function addPersonControls(scope: FastifyInstance, emulation: Emulation): void {
	const { log } = emulation.options;

	scope.post<{ Body: PersonSeed & { inviteLink?: string; groupId?: string } }>(
		'/people/open-invite',
		{ schema: { body: inviteSchema } },
		async ({ body }) => {
			const { inviteLink: link, groupId, ...seed } = body;
			const person = emulation.whatsApp.people.meet(seed);
			const group =
				link === undefined
					? groupCalled(emulation, groupId ?? '')
					: emulation.whatsApp.groups.findByInviteLink(link);
			if (group === undefined) {
				log(`${person.name} opened an invite link that does not work`);
				return { outcome: 'invalid_link', waId: person.waId };
			}
			const { outcome, joinRequest } = emulation.whatsApp.membership.openInvite(group, person);
			log(`${person.name} ${said[outcome] ?? outcome} ${quoted(group)}`);
			return {
				outcome,
				groupId: group.id,
				joinRequestId: joinRequest?.id,
				waId: person.waId,
				userId: person.userId,
			};
		},
	);

	scope.post<{ Body: InGroup }>(
		'/people/cancel-join-request',
		{ schema: { body: inGroupSchema } },
		async ({ body }) => {
			const group = groupCalled(emulation, body.groupId);
			const person = personCalled(emulation, body.waId);
			const joinRequest = emulation.whatsApp.membership.cancelJoinRequest(group, person);
			if (joinRequest === undefined)
				throw new ControlRefusal(409, `${person.name} has not asked to join "${group.subject}".`);
			log(`${person.name} no longer wants to join ${quoted(group)}`);
			return { groupId: group.id, joinRequestId: joinRequest.id };
		},
	);

	scope.post<{ Body: InGroup }>(
		'/people/leave',
		{ schema: { body: inGroupSchema } },
		async ({ body }) => {
			const group = groupCalled(emulation, body.groupId);
			const person = participantCalled(emulation, group, body.waId);
			emulation.whatsApp.membership.leave(group, person);
			log(`${person.name} left ${quoted(group)}`);
			return { groupId: group.id, waId: person.waId };
		},
	);

	addChange(scope, emulation);
	addReading(scope, emulation);
}

/** Every number hears of it, as Meta tells every business that the person has written with. */
function addChange(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<{ Body: { waId: string; newWaId?: string } }>(
		'/people/change-id',
		{ schema: { body: changeSchema } },
		async ({ body }) => {
			const { people, membership } = emulation.whatsApp;
			const person = personCalled(emulation, body.waId);
			if (body.newWaId !== undefined && people.find(body.newWaId) !== undefined)
				throw new ControlRefusal(409, `${body.newWaId} is the number of somebody else.`);
			const before = people.change(person, body.newWaId);
			emulation.options.log(`${person.name} is now ${person.waId}, ${person.userId}`);
			membership.tellChange(person, before);
			return { waId: person.waId, userId: person.userId };
		},
	);
}

function addReading(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<{
		Body: {
			groupId?: string;
			waId: string;
			messageId?: string;
			phoneNumberId?: string;
			played?: boolean;
		};
	}>('/people/read', { schema: { body: readSchema } }, async ({ body }) => {
		const { groupId, waId, messageId, phoneNumberId, played = false } = body;
		const group: Group | undefined =
			groupId === undefined ? undefined : groupCalled(emulation, groupId);
		const person =
			group === undefined
				? personCalled(emulation, waId)
				: participantCalled(emulation, group, waId);
		const all =
			group?.messages.list() ??
			emulation.whatsApp.messages.chatWith(phoneNumberId ?? firstNumber(emulation), person);
		const chosen = messageId === undefined ? all : all.filter(({ id }) => id === messageId);
		if (messageId !== undefined && chosen.length === 0)
			throw new ControlRefusal(404, `There is no message ${messageId} here.`);
		const count = emulation.whatsApp.messages.read(chosen, person, played ? 'played' : 'read');
		emulation.options.log(
			`${person.name} ${played ? 'played' : 'read'} ${count === 1 ? 'one message' : `${count} messages`}${group ? ` in ${quoted(group)}` : ''}`,
		);
		return { count };
	});

	scope.get<{ Params: { waId: string }; Querystring: { phoneNumberId?: string } }>(
		'/people/:waId',
		async ({ params, query }) => {
			const person = personCalled(emulation, params.waId);
			const messages = emulation.whatsApp.messages.chatWith(
				query.phoneNumberId ?? firstNumber(emulation),
				person,
			);
			return { ...viewPerson(person), messages: messages.map(viewMessage) };
		},
	);
}

export function firstNumber({ whatsApp }: Emulation): string {
	return [...whatsApp.accounts.phoneNumbers.keys()][0] ?? '';
}
