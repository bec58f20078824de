import type { IDataObject } from 'n8n-workflow';
import { about, ana, ben, failing, joinRequestId, removal, tiago } from './facts';

/** What the webhooks about participants and join requests say, in order. */
export const people: Readonly<Record<string, IDataObject[]>> = {
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
			participant: {
				id: 'US.13491208655302741918',
				userId: 'US.13491208655302741918',
				username: 'sheena.nelson',
			},
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
				id: 'US.13491208655302741918',
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
		removal('participant.removed', {
			id: 'US.13491208655302741918',
			userId: 'US.13491208655302741918',
		}),
	],
	'webhook.participants.removed_partial': [
		removal('participant.removed', ana),
		removal('participant.removeFailed', ben, { errors: failing(131212) }),
	],
};
