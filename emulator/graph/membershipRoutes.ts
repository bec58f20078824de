import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Emulation } from '../emulation';
import type { Decision, ParticipantInput } from '../state/membership';
import { toItemError } from '../state/refusal';
import { describePerson } from '../webhooks/description';
import { groupFor } from './caller';
import { bodyCheck } from './check';
import {
	acknowledgeChange,
	later,
	seconds,
	surroundings,
	takeGroupOperation,
	type ById,
} from './groupRoutes';
import { paginate } from './pages';
import { refuse } from './refusal';

const product = { messaging_product: { type: 'string', enum: ['whatsapp'] } };

const checkJoinRequests = bodyCheck<{ join_requests: string[] }>({
	type: 'object',
	required: ['messaging_product', 'join_requests'],
	properties: {
		...product,
		join_requests: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
	},
});

const phone = {
	type: 'object',
	required: ['user'],
	properties: { user: { type: 'string', minLength: 1 } },
	additionalProperties: false,
};
const userId = {
	type: 'object',
	required: ['user_id'],
	properties: { user_id: { type: 'string', minLength: 1 } },
	additionalProperties: false,
};
const checkParticipants = bodyCheck<{ participants: ParticipantInput[] }>({
	type: 'object',
	required: ['messaging_product', 'participants'],
	properties: {
		...product,
		participants: { type: 'array', minItems: 1, maxItems: 8, items: { oneOf: [phone, userId] } },
	},
});

/** Join requests and participants of a group. */
export function addMembershipRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.get<ById>('/:id/join_requests', async (request) => {
		const group = groupFor(request, emulation, request.params.id);
		const pending = [...group.joinRequests.values()];
		const { items, paging } = paginate(pending, {
			request,
			...surroundings(emulation),
			positionOf: ({ order }) => order,
		});
		const data = items.map(({ id, person, createdAtMs }) => ({
			join_request_id: id,
			...describePerson(person, emulation.settings.userIds),
			creation_timestamp: seconds(createdAtMs),
		}));
		return { data, ...(paging === undefined ? {} : { paging }) };
	});

	scope.post<ById>('/:id/join_requests', async (request, reply) => {
		const group = groupFor(request, emulation, request.params.id);
		const { join_requests: ids } = checkJoinRequests(request.body);
		return answer(
			reply,
			'approved_join_requests',
			emulation.whatsApp.membership.approve(group, ids),
		);
	});

	scope.delete<ById>('/:id/join_requests', async (request, reply) => {
		const group = groupFor(request, emulation, request.params.id);
		const { join_requests: ids } = checkJoinRequests(request.body);
		return answer(
			reply,
			'rejected_join_requests',
			emulation.whatsApp.membership.reject(group, ids),
		);
	});

	scope.delete<ById>('/:id/participants', async (request, reply) => {
		const group = groupFor(request, emulation, request.params.id);
		const { participants } = checkParticipants(request.body);
		takeGroupOperation(emulation, group.phoneNumberId);
		const requestId = emulation.whatsApp.membership.remove(group, participants, later(request));
		return acknowledgeChange(requestId, emulation) ?? reply.send();
	});
}

/** All done: 200. Some: 206 and 131201. None: the first one's refusal. */
function answer(reply: FastifyReply, key: string, { done, failed }: Decision): object {
	const first = failed[0]?.errors[0];
	if (first === undefined) return { messaging_product: 'whatsapp', [key]: done };
	if (done.length === 0) throw refuse(first.code, first.error_data.details);
	reply.code(206);
	return {
		messaging_product: 'whatsapp',
		[key]: done,
		failed_join_requests: failed,
		errors: [toItemError(131201)],
	};
}
