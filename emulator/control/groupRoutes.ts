import type { FastifyInstance } from 'fastify';
import type { Emulation } from '../emulation';
import {
	inviteLink,
	participantLimit,
	type Group,
	type JoinApprovalMode,
	type Person,
} from '../state/group';
import type { PersonSeed } from '../state/people';
import { ControlRefusal, groupCalled, quoted } from './refusal';
import { personProperties } from './personRoutes';
import { viewGroup } from './view';

interface NewGroupBody {
	subject?: string;
	description?: string;
	joinApprovalMode?: JoinApprovalMode;
	participants?: number | PersonSeed[];
	phoneNumberId?: string;
	count?: number;
}

const newGroupSchema = {
	type: 'object',
	properties: {
		subject: { type: 'string', minLength: 1 },
		description: { type: 'string' },
		joinApprovalMode: { type: 'string', enum: ['auto_approve', 'approval_required'] },
		participants: {
			anyOf: [
				{ type: 'integer', minimum: 0, maximum: participantLimit },
				{
					type: 'array',
					maxItems: participantLimit,
					items: { type: 'object', properties: personProperties, additionalProperties: false },
				},
			],
		},
		phoneNumberId: { type: 'string' },
		count: { type: 'integer', minimum: 1, maximum: 10_000 },
	},
	additionalProperties: false,
};

const groupIdSchema = {
	type: 'object',
	required: ['groupId'],
	properties: { groupId: { type: 'string' } },
	additionalProperties: false,
};

/** Groups made without waiting, looked at, and suspended. */
export function addGroupControls(scope: FastifyInstance, emulation: Emulation): void {
	const { log } = emulation.options;

	scope.post<{ Body: NewGroupBody }>(
		'/groups',
		{ schema: { body: newGroupSchema } },
		async ({ body }) => {
			const groups = createGroups(body, emulation);
			const [group] = groups;
			if (group === undefined || body.count !== undefined) {
				log(`${groups.length} groups were created`);
				return { groupIds: groups.map(({ id }) => id) };
			}
			log(`Group ${quoted(group)} was created`);
			return viewGroup(group, emulation);
		},
	);

	scope.get('/groups', async () => {
		const numbers = [...emulation.whatsApp.accounts.phoneNumbers.keys()];
		const groups = numbers.flatMap((id) => [...emulation.whatsApp.groups.of(id)]);
		return {
			groups: groups.map((group) => ({
				groupId: group.id,
				subject: group.subject,
				inviteLink: inviteLink(group),
				participants: group.participants.size,
			})),
		};
	});

	scope.get<{ Params: { groupId: string } }>('/groups/:groupId', async ({ params }) =>
		viewGroup(groupCalled(emulation, params.groupId), emulation),
	);

	for (const [path, suspended] of [
		['/groups/suspend', true],
		['/groups/clear-suspension', false],
	] as const) {
		scope.post<{ Body: { groupId: string } }>(
			path,
			{ schema: { body: groupIdSchema } },
			async ({ body }) => {
				const group = groupCalled(emulation, body.groupId);
				emulation.whatsApp.groups.setSuspended(group, suspended);
				log(
					suspended
						? `${quoted(group)} was suspended`
						: `The suspension of ${quoted(group)} was cleared`,
				);
				return { groupId: group.id, suspended };
			},
		);
	}
}

function createGroups(
	{ subject = 'Group', count, participants = [], phoneNumberId, ...rest }: NewGroupBody,
	{ whatsApp }: Emulation,
): Group[] {
	const number = phoneNumberId ?? [...whatsApp.accounts.phoneNumbers.keys()][0] ?? '';
	if (!whatsApp.accounts.phoneNumbers.has(number))
		throw new ControlRefusal(404, `There is no phone number ${number}.`);
	const people = meetAll(participants, whatsApp.people);
	const request = { ...rest, subject, phoneNumberId: number };
	const groups =
		count === undefined ? [whatsApp.groups.add(request)] : whatsApp.groups.addMany(request, count);
	for (const group of groups) for (const person of people) whatsApp.membership.add(group, person);
	return groups;
}

function meetAll(
	participants: number | PersonSeed[],
	people: Emulation['whatsApp']['people'],
): Person[] {
	const seeds: PersonSeed[] =
		typeof participants === 'number'
			? Array.from({ length: participants }, () => ({}))
			: participants;
	return seeds.map((seed) => people.meet(seed));
}
