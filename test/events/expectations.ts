import type { IDataObject } from 'n8n-workflow';

const ana = { waId: '16505551234' };
const ben = { waId: '16505556789' };
const sheena = { ...ana, name: 'Sheena Nelson' };
const tiago = { userId: 'US.28817734120056449310', username: 'tiago_m' };
const requestId = '1170842395620481';
const joinRequestId = 'MTY0NjcwNDM1OTU6MTIwMzYzNDA0Njk0MjMzODIw';
const inboundId = 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUFERjg0NDEzNDdFODU3MUMxMAA=';
const sentId = 'wamid.HBgtMTIwMzYzNDA0Njk0MjMzODIwQGcudXMVAgARGBI4MjZGRDA0OUE2OTQ3RkEyMzcA';
const marketing = { billable: true, model: 'PMP', type: 'regular', category: 'group_marketing' };
const free = {
	billable: false,
	model: 'PMP',
	type: 'free_group_customer_service',
	category: 'group_service',
};
const { type: _type, ...nestedMarketing } = marketing;

/** Part of an array of failures. */
const failing = (code: number): unknown => [
	expect.objectContaining({ code, hint: expect.stringMatching(/\.$/) as string }),
];

function receipt(status: string, facts: object = {}): IDataObject {
	return { event: `message.${status}`, status, message: { id: sentId }, ...facts } as IDataObject;
}

function inbound(message: object, facts: object = {}): IDataObject {
	return {
		event: 'message.received',
		participant: sheena,
		message: { id: inboundId, ...message },
		...facts,
	} as IDataObject;
}

function media(type: string, mimeType: string, text?: string, extra: object = {}): IDataObject {
	const file = expect.objectContaining({
		mimeType,
		id: expect.stringMatching(/^\d+$/) as string,
		...extra,
	}) as object;
	return inbound(
		{ type, media: file, ...(text !== undefined && { text }) },
		{ chatInput: text ?? '' },
	);
}

function about(event: string, facts: object = {}): IDataObject {
	return { event, ...facts } as IDataObject;
}

const removal = (event: string, participant: object, facts: object = {}) =>
	about(event, { participant, requestId, ...facts });

/**
 * Messages between the business and one person: read, but no business of groups, so they start no
 * workflow.
 */
export const oneToOne: readonly string[] = [
	'webhook.messages.text.individual',
	'webhook.statuses.individual',
];

/** What each fixture says, in order. */
export const expectations: Readonly<Record<string, IDataObject[]>> = {
	'webhook.batch': [
		about('participant.joined', { participant: ana, joinedVia: 'inviteLink' }),
		inbound({ type: 'text', text: 'hi' }),
		receipt('delivered', { participant: ben, phoneNumberId: '106540352242923' }),
	],
	'webhook.errors': [about('unknown', { field: 'messages', errors: failing(130429) })],
	'webhook.lifecycle.create_fail': [
		about('group.createFailed', {
			requestId,
			errors: failing(131211),
			description: 'New car options',
		}),
	],
	'webhook.lifecycle.create_fail.no_group_id': [
		about('group.createFailed', { requestId, errors: failing(131214) }),
	],
	'webhook.lifecycle.create_ok': [
		about('group.created', {
			requestId,
			subject: 'New Purchase Inquiry',
			inviteLink: 'https://chat.whatsapp.com/K3PqX9bVd2FLmN7tYwZ1aB',
			joinApprovalMode: 'auto_approve',
		}),
	],
	'webhook.lifecycle.delete_fail': [
		about('group.deleteFailed', { requestId, errors: failing(131041) }),
	],
	'webhook.lifecycle.delete_ok': [about('group.deleted', { requestId })],
	'webhook.messages.audio_voice': [
		media('audio', 'audio/ogg; codecs=opus', undefined, { voice: true }),
	],
	'webhook.messages.document': [
		media('document', 'application/pdf', 'Contract', { fileName: 'contract.pdf' }),
	],
	'webhook.messages.image': [media('image', 'image/jpeg', 'Taj Mahal')],
	'webhook.messages.reaction': [
		inbound({ type: 'reaction', reaction: { messageId: sentId, emoji: '👍' } }),
	],
	'webhook.messages.reply': [
		inbound({
			type: 'text',
			text: 'Works for me',
			replyTo: { messageId: sentId, from: '15550783881' },
		}),
	],
	'webhook.messages.sticker': [media('sticker', 'image/webp', undefined, { animated: false })],
	'webhook.messages.system_user_changed_number': [
		about('unknown', {
			field: 'messages',
			raw: expect.objectContaining({ type: 'system' }) as object,
		}),
	],
	'webhook.messages.text': [
		inbound(
			{ type: 'text', text: 'What does everyone think about this?' },
			{
				chatInput: 'What does everyone think about this?',
				sessionId: expect.stringMatching(/ZD$/) as string,
			},
		),
	],
	'webhook.messages.text.bsuid': [
		inbound(
			{ type: 'text', text: 'Olá, tudo certo? 😀' },
			{ participant: { ...sheena, userId: 'US.13491208655302741918', username: 'sheena.nelson' } },
		),
	],
	'webhook.messages.text.individual': [
		inbound({
			id: expect.stringMatching(/^wamid/) as string,
			type: 'text',
			text: 'Does it come in another color?',
		}),
	],
	'webhook.messages.text.username_only': [
		inbound(
			{ type: 'text', text: 'hello' },
			{ participant: { ...tiago, parentUserId: 'US.ENT.11815799212886844830', name: 'Tiago' } },
		),
	],
	'webhook.messages.unsupported_131051': [
		about('message.unsupported', {
			participant: sheena,
			message: { id: inboundId, type: 'unsupported', content: { type: 'edit' } },
			errors: failing(131051),
		}),
	],
	'webhook.messages.unsupported_group': [
		about('message.unsupported', {
			participant: sheena,
			message: { id: inboundId, type: 'unsupported' },
			errors: failing(130501),
		}),
	],
	'webhook.messages.video': [media('video', 'video/mp4', 'Timelapse')],
	'webhook.participants.join_request_approved': [
		about('participant.joined', { participant: ana, joinedVia: 'joinRequest' }),
		about('participant.joined', { participant: ben, joinedVia: 'joinRequest' }),
	],
	'webhook.participants.join_request_created': [
		about('joinRequest.created', { joinRequestId, participant: ana, reason: 'invite_link' }),
	],
	'webhook.participants.join_request_created.bsuid': [
		about('joinRequest.created', {
			joinRequestId,
			participant: { userId: 'US.13491208655302741918', username: 'sheena.nelson' },
		}),
	],
	'webhook.participants.join_request_revoked': [
		about('joinRequest.revoked', { joinRequestId, participant: ana }),
	],
	'webhook.participants.joined_invite_link': [
		about('participant.joined', { participant: ana, joinedVia: 'inviteLink' }),
	],
	'webhook.participants.joined_invite_link.bsuid': [
		about('participant.joined', {
			participant: {
				...ana,
				userId: 'US.13491208655302741918',
				parentUserId: 'US.ENT.11815799212886844830',
				username: 'sheena.nelson',
			},
		}),
	],
	'webhook.participants.joined_invite_link.username_only': [
		about('participant.joined', { participant: tiago }),
	],
	'webhook.participants.left': [about('participant.left', { participant: ana })],
	'webhook.participants.left.bsuid': [
		about('participant.left', {
			participant: { ...tiago, parentUserId: 'US.ENT.11815799212886844830' },
		}),
	],
	'webhook.participants.left.initiated_by_wa_id': [about('participant.left', { participant: ana })],
	'webhook.participants.openapi_variant': [
		about('participant.joined', { participant: ana, joinedVia: 'joinRequest' }),
	],
	'webhook.participants.removed_fail': [
		removal('participant.removeFailed', ana, { errors: failing(131212) }),
		removal('participant.removeFailed', ben, { errors: failing(131212) }),
	],
	'webhook.participants.removed_ok': [
		removal('participant.removed', ana),
		removal('participant.removed', ben),
	],
	'webhook.participants.removed_ok.bsuid': [
		removal('participant.removed', { userId: 'US.13491208655302741918' }),
	],
	'webhook.participants.removed_partial': [
		removal('participant.removed', ana),
		removal('participant.removeFailed', ben, { errors: failing(131212) }),
	],
	'webhook.settings.ok': [
		about('group.settingsUpdated', {
			requestId,
			subject: 'Watch Enthusiasts',
			description: 'Join our community to discuss the latest timepieces.',
		}),
	],
	'webhook.settings.ok.subject_only': [
		about('group.settingsUpdated', {
			subject: 'Watch Enthusiasts',
			changes: { subject: { successful: true, text: 'Watch Enthusiasts' } },
		}),
	],
	'webhook.settings.partial_fail': [
		about('group.settingsPartlyUpdated', { requestId, errors: failing(131201) }),
	],
	'webhook.settings.total_fail': [
		about('group.settingsUpdateFailed', { requestId, errors: failing(131000) }),
	],
	'webhook.status.suspended': [about('group.suspended')],
	'webhook.status.suspension_cleared': [about('group.suspensionCleared')],
	'webhook.statuses.delivered.bsuid': [
		receipt('delivered', {
			participant: { ...sheena, userId: 'US.13491208655302741918' },
			pricing: free,
		}),
		receipt('delivered', {
			participant: { ...tiago, parentUserId: 'US.ENT.11815799212886844830', name: 'Tiago' },
			pricing: free,
		}),
	],
	'webhook.statuses.delivered.multi_message': [
		receipt('delivered', { participant: ana }),
		receipt('delivered', {
			participant: ana,
			message: { id: 'wamid.HBgtMTIwMzYzNDA0Njk0MjMzODIwQGcudXMVAgARGBI5QUM1RTdGMjQzNEY4QkQxQzIA' },
		}),
	],
	'webhook.statuses.delivered.single': [receipt('delivered', { participant: ana, pricing: free })],
	'webhook.statuses.failed': [receipt('failed', { errors: failing(131020) })],
	'webhook.statuses.individual': [
		receipt('delivered', {
			message: { id: 'wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=' },
		}),
	],
	'webhook.statuses.played': [receipt('played', { participant: ana })],
	'webhook.statuses.read.multi_participant': [
		receipt('read', { participant: ana, pricing: marketing }),
		receipt('read', { participant: ben, pricing: marketing }),
	],
	'webhook.statuses.read.multi_participant.v23_nested': [
		receipt('read', { participant: ana, pricing: nestedMarketing }),
		receipt('read', { participant: ben, pricing: nestedMarketing }),
	],
	'webhook.statuses.read.with_pricing_v23': [
		receipt('read', {
			participant: ana,
			pricing: marketing,
			conversationId: '8f842dbba350821654c9dfed31f5635c',
		}),
	],
	'webhook.statuses.read.without_pricing': [receipt('read', { participant: ana })],
	'webhook.statuses.sent': [receipt('sent')],
	'webhook.statuses.sent.pricing': [
		receipt('sent', { pricing: marketing, callbackData: 'order-8841:step-3' }),
	],
	'webhook.template_status_update': [
		about('unknown', {
			field: 'message_template_status_update',
			businessAccountId: '102290129340398',
		}),
	],
	'webhook.user_id_update': [about('unknown', { field: 'user_id_update' })],
};
