import { compact } from '../../core/json';
import { defineOperation } from '../../core/operation';
import { groupId } from '../../fields/group';
import { toGroupMessage, toSentMessage } from '../../fields/message';

export const operation = defineOperation({
	resource: 'message',
	operation: 'sendText',
	name: 'Send Text',
	action: 'Send a text message to a group',
	description: 'Write a text message to a group. Somebody must have joined it, and a participant must have written in the last 24 hours.',
	fields: [
		groupId,
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			placeholder: 'e.g. Welcome! Ask anything about your order here.',
			description: 'The message, at most 4,096 characters',
			rules: { maxLength: 4096 },
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Link Preview',
					name: 'previewUrl',
					type: 'boolean',
					default: true,
					description: 'Whether WhatsApp shows a preview of the first link in the text',
				},
			],
		},
	],
	requests: {
		graph: ({ groupId, text, options }) => ({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'messages',
			body: toGroupMessage(groupId, {
				type: 'text',
				text: compact({ body: text, preview_url: options.previewUrl }),
			}),
		}),
	},
	lane: ({ groupId }) => groupId,
	output: (body, { groupId }) => toSentMessage(body, groupId),
});
