import { defineWebhookField } from '../core/declarations/event';
import { asObject, asObjects } from '../core/values/json';
import { readInboundMessage } from './reading/inboundMessage';
import { readReceipt } from './reading/receipt';

const receipt = { isFrequent: true } as const;

export const webhookField = defineWebhookField({
	field: 'messages',
	events: [
		{
			value: 'participant.idChanged',
			name: 'Participant ID Changed',
			description:
				'Someone has another phone number or user ID from now on. Includes the one before.',
		},
		{
			value: 'message.received',
			name: 'Message Received',
			description: 'A participant wrote in a group',
		},
		{
			value: 'message.unsupported',
			name: 'Message Unsupported',
			description: 'A participant wrote something that WhatsApp does not deliver to apps',
		},
		{
			...receipt,
			value: 'message.sent',
			name: 'Message Sent',
			description: 'WhatsApp sent your message to the group',
		},
		{
			...receipt,
			value: 'message.delivered',
			name: 'Message Delivered',
			description: 'Your message was delivered to a participant (one event per participant)',
		},
		{
			...receipt,
			value: 'message.read',
			name: 'Message Read',
			description: 'A participant read your message (one event per participant)',
		},
		{
			...receipt,
			value: 'message.played',
			name: 'Message Played',
			description: 'A participant played your voice message',
		},
		{
			...receipt,
			value: 'message.failed',
			name: 'Message Failed',
			description: 'Your message could not be sent to the group. Includes the reason.',
		},
	],
	read: ({ messages, statuses, contacts, metadata }, collector) => {
		const about = { contacts, businessNumber: asObject(metadata).display_phone_number };
		for (const message of asObjects(messages)) readInboundMessage(message, about, collector);
		for (const status of asObjects(statuses)) readReceipt(status, contacts, collector);
	},
});
