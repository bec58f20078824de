import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import { inviteLink, type Group, type JoinApprovalMode } from '../state/group';
import { describePerson } from '../webhooks/description';
import { groupFor, phoneNumberFor } from './caller';
import { bodyCheck } from './check';
import { choose, readFields } from './fields';
import { paginate } from './pages';
import { refuse } from './refusal';

export interface ById {
	Params: { id: string };
}

const product = { messaging_product: { type: 'string', enum: ['whatsapp'] } };
const subject = { type: 'string', maxLength: 128, pattern: '\\S' };
const description = { type: 'string', maxLength: 2048 };

const checkNewGroup = bodyCheck<{
	subject: string;
	description?: string;
	join_approval_mode?: JoinApprovalMode;
}>({
	type: 'object',
	required: ['messaging_product', 'subject'],
	properties: {
		...product,
		subject,
		description,
		join_approval_mode: { type: 'string', enum: ['auto_approve', 'approval_required'] },
	},
});

export const checkSettings = bodyCheck<{ subject?: string; description?: string }>({
	type: 'object',
	required: ['messaging_product'],
	properties: { ...product, subject, description },
});

const checkProduct = bodyCheck<object>({
	type: 'object',
	required: ['messaging_product'],
	properties: product,
});

/** Groups of a number, and their invite links. */
export function addGroupRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<ById>('/:id/groups', async (request) => {
		const phoneNumber = eligibleNumber(request, emulation);
		const {
			subject: text,
			description: about,
			join_approval_mode: joinApprovalMode,
		} = checkNewGroup(request.body);
		takeGroupOperation(emulation, phoneNumber.id);
		const requestId = emulation.whatsApp.groups.create(
			{ phoneNumberId: phoneNumber.id, subject: text, description: about, joinApprovalMode },
			later(request),
		);
		return acknowledge(requestId);
	});

	scope.get<ById>('/:id/groups', async (request) => {
		const phoneNumber = eligibleNumber(request, emulation);
		const groups = [...emulation.whatsApp.groups.of(phoneNumber.id)].reverse();
		const { items, paging } = paginate(groups, {
			request,
			...surroundings(emulation),
			positionOf: ({ order }) => order,
			descending: true,
		});
		const shown = items.map(({ id, subject: text, createdAtMs }) => ({
			id,
			subject: text,
			created_at: String(seconds(createdAtMs)),
		}));
		return { data: { groups: shown }, ...(paging === undefined ? {} : { paging }) };
	});

	scope.get<ById>('/:id/invite_link', async (request) =>
		showLink(groupFor(request, emulation, request.params.id)),
	);

	scope.post<ById>('/:id/invite_link', async (request) => {
		const group = groupFor(request, emulation, request.params.id);
		checkProduct(request.body);
		emulation.whatsApp.groups.resetInviteLink(group);
		return showLink(group);
	});

	scope.delete<ById>('/:id/invite_link', async (request) => {
		const group = groupFor(request, emulation, request.params.id);
		emulation.whatsApp.groups.deleteInviteLink(group);
		return { messaging_product: 'whatsapp', success: 'true' };
	});
}

/** The answer to `GET /{GROUP_ID}`: the ID, and what `fields` names. */
export function showGroup(request: FastifyRequest, group: Group, { settings }: Emulation): object {
	const known = {
		id: group.id,
		messaging_product: 'whatsapp',
		subject: group.subject,
		creation_timestamp: seconds(group.createdAtMs),
		suspended: group.suspended,
		description: group.description,
		total_participant_count: group.participants.size,
		participants: [...group.participants.values()].map((person) =>
			describePerson(person, settings.userIds),
		),
		join_approval_mode: group.joinApprovalMode,
	};
	const fields = readFields((request.query as { fields?: unknown }).fields);
	return choose(known, ['messaging_product', 'id', ...fields], 'WhatsAppBusinessGroup');
}

export function acknowledge(requestId: string): object {
	return { messaging_product: 'whatsapp', request_id: requestId };
}

/** What a change of settings or a removal is answered with. */
export function acknowledgeChange(requestId: string, { settings }: Emulation): object | undefined {
	return settings.emptyAcknowledgements ? undefined : acknowledge(requestId);
}

/** The failure that a `fail-later` fault has in store for an asynchronous operation. */
export function later({ fault }: FastifyRequest): { failWith?: number } {
	return fault?.kind === 'fail-later' ? { failWith: fault.code ?? 131000 } : {};
}

export function takeGroupOperation(
	{ rates, settings, clock }: Emulation,
	phoneNumberId: string,
): void {
	if (!rates.groupOperations.of(phoneNumberId).take(settings.groupOperationsPerMinute, clock.now()))
		throw refuse(131208);
}

/** What pages need to know of the emulator. */
export function surroundings({ baseUrl, clock }: Emulation): {
	baseUrl: string;
	nowSeconds: number;
} {
	return { baseUrl, nowSeconds: clock.seconds() };
}

export function seconds(ms: number): number {
	return Math.floor(ms / 1000);
}

function eligibleNumber(
	request: FastifyRequest<ById>,
	emulation: Emulation,
): ReturnType<typeof phoneNumberFor> {
	const phoneNumber = phoneNumberFor(
		request,
		emulation,
		request.params.id,
		'whatsapp_business_messaging',
	);
	if (!phoneNumber.eligible) throw refuse(131215);
	return phoneNumber;
}

function showLink(group: Group): object {
	return { messaging_product: 'whatsapp', invite_link: inviteLink(group) };
}
