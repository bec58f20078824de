import type { IDataObject } from 'n8n-workflow';
import { about, ana, failing, inbound, inboundId, media, sentId, sheena, tiago } from './facts';

/** What the webhooks about messages of people say, in order. */
export const messages: Readonly<Record<string, IDataObject[]>> = {
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
			replyTo: { messageId: sentId, from: '15550783881', isOurs: true },
		}),
	],
	'webhook.messages.sticker': [media('sticker', 'image/webp', undefined, { animated: false })],
	'webhook.messages.system_user_changed_number': [
		about('participant.idChanged', {
			changed: 'phoneNumber',
			participant: { id: '12195555358', waId: '12195555358' },
			previousParticipant: ana,
		}),
	],
	'webhook.messages.system_user_changed_user_id': [
		about('participant.idChanged', {
			changed: 'userId',
			participant: { ...ana, id: tiago.userId, userId: tiago.userId },
			previousParticipant: {
				id: 'US.13491208655302741918',
				userId: 'US.13491208655302741918',
			},
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
			{
				participant: {
					...sheena,
					id: 'US.13491208655302741918',
					userId: 'US.13491208655302741918',
					username: 'sheena.nelson',
				},
			},
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
};
