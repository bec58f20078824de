import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Emulation } from '../emulation';
import type { PhoneNumber } from '../state/accounts';
import type { Group, Message, Person } from '../state/group';
import { assertMedia, laterRefusalOf } from './messageMedia';
import { onlyDigits } from '../state/people';
import { hasGroupShape, phoneNumberFor } from './caller';
import { later, type ById } from './groupRoutes';
import { assertForGroups, readTemplate } from './messageTemplate';
import {
	checkMessage,
	checkRead,
	isUndocumented,
	typeChecks,
	type MessageBody,
} from './messageSchemas';
import { refuse } from './refusal';

interface Recipient {
	group?: Group;
	person?: Person;
}

/** Messages, pins and read marks. */
export function addMessageRoutes(scope: FastifyInstance, emulation: Emulation): void {
	scope.post<ById>('/:id/messages', async (request) => {
		const phoneNumber = phoneNumberFor(
			request,
			emulation,
			request.params.id,
			'whatsapp_business_messaging',
		);
		if (isReadMark(request)) return markRead(request, phoneNumber, emulation);
		const body = checkMessage(request.body);
		const type = body.type ?? 'text';
		if (isUndocumented(type) && !emulation.settings.undocumentedTypes)
			throw refuse(100, `Unexpected value "${type}" for param type.`);
		const content = typeChecks[type]?.(request.body)[type] ?? {};
		const recipient = findRecipient(body, phoneNumber, emulation);
		takeMessage(phoneNumber, recipient, emulation);
		const message =
			type === 'pin'
				? pin(recipient, content, emulation)
				: send({ body, type, content, recipient, phoneNumber, ...later(request) }, emulation);
		return accepted(body, recipient, message);
	});
}

/** Groups have no pair rate that is documented. */
function takeMessage(
	{ id }: PhoneNumber,
	{ person }: Recipient,
	{ rates, settings, clock }: Emulation,
): void {
	const now = clock.now();
	if (person && settings.pairRate && !rates.pairs.take(`${id}|${person.waId}`, now))
		throw refuse(131056);
	if (!rates.messages.of(id).take(settings.messagesPerSecond, now)) throw refuse(130429);
}

interface ToSend {
	body: MessageBody;
	type: string;
	content: Record<string, unknown>;
	recipient: Recipient;
	phoneNumber: PhoneNumber;
	failWith?: number;
}

function send(
	{ body, type, content, recipient, phoneNumber, failWith }: ToSend,
	emulation: Emulation,
): Message {
	const { whatsApp } = emulation;
	const replyTo = body.context?.message_id;
	if (replyTo !== undefined && whatsApp.messages.find(replyTo) === undefined)
		throw refuse(131009, 'context message_id is not a known message.');
	const template = type === 'template' ? readTemplate(content, phoneNumber, emulation) : undefined;
	if (template && recipient.group) assertForGroups(template);
	if (type in mediaTypes) assertMedia(type, content, phoneNumber, emulation);
	return whatsApp.messages.send({
		...recipient,
		phoneNumberId: phoneNumber.id,
		type,
		content: template?.content ?? content,
		templateCategory: template?.category,
		replyTo,
		callbackData: body.biz_opaque_callback_data,
		failWith: failWith ?? laterRefusalOf(content, emulation),
	});
}

const mediaTypes: Readonly<Record<string, true>> = {
	image: true,
	video: true,
	audio: true,
	document: true,
	sticker: true,
};

function findRecipient(
	{ recipient_type: kind, to, recipient, type }: MessageBody,
	phoneNumber: PhoneNumber,
	{ whatsApp }: Emulation,
): Recipient {
	if (kind !== 'group') {
		if (type === 'pin' || (to !== undefined && hasGroupShape(to)))
			throw refuse(131009, 'recipient_type and to do not match.');
		return { person: findPerson(to, recipient, phoneNumber, whatsApp.people) };
	}
	if (to === undefined) throw refuse(131062);
	if (/^\+?[\d\s()-]+$/.test(to)) throw refuse(131009, 'recipient_type and to do not match.');
	if (!phoneNumber.eligible) throw refuse(131215);
	return { group: whatsApp.groups.get(to, phoneNumber.id) };
}

function findPerson(
	to: string | undefined,
	recipient: string | undefined,
	{ number }: PhoneNumber,
	people: Emulation['whatsApp']['people'],
): Person {
	if (to === undefined) {
		const person = people.findByUserId(recipient ?? '');
		if (person === undefined) throw refuse(131009, 'recipient is not a known user ID.');
		return person;
	}
	const waId = onlyDigits(to);
	if (waId.length < 5) throw refuse(131009, `to is not a phone number: ${to}`);
	if (waId === number) throw refuse(131021);
	return people.meet({ waId });
}

function pin(
	{ group }: Recipient,
	content: Record<string, unknown>,
	{ whatsApp }: Emulation,
): Message {
	if (group === undefined) throw refuse(131009, 'recipient_type and to do not match.');
	const messageId = String(content.message_id);
	return content.type === 'unpin'
		? whatsApp.messages.unpin(group, messageId)
		: whatsApp.messages.pin(group, messageId, Number(content.expiration_days));
}

function isReadMark({ body }: FastifyRequest): boolean {
	return typeof body === 'object' && body !== null && 'status' in body;
}

function markRead(
	request: FastifyRequest,
	phoneNumber: PhoneNumber,
	{ whatsApp }: Emulation,
): object {
	const { message_id: messageId } = checkRead(request.body);
	const message = whatsApp.messages.find(messageId);
	if (message?.from === undefined || message.phoneNumberId !== phoneNumber.id)
		throw refuse(131009, 'message_id is not a message that this phone number received.');
	message.readByBusiness = true;
	return { success: true };
}

function accepted(
	{ to, recipient, type }: MessageBody,
	{ group, person }: Recipient,
	{ id }: Message,
): object {
	const input = to ?? recipient;
	const contact =
		to === undefined
			? { input, user_id: person?.userId }
			: { input, wa_id: group?.id ?? person?.waId };
	const inGroup = group === undefined || type === 'pin' ? {} : { group_id: group.id };
	const status = type === 'template' ? { message_status: 'accepted' } : {};
	return {
		messaging_product: 'whatsapp',
		contacts: [contact],
		messages: [{ id, ...inGroup, ...status }],
	};
}
