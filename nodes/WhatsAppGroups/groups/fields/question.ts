import { defineField } from '../../core/declarations/field';

/** n8n's own names: it makes a tool for human review out of an operation that has them. */
export const question = defineField({
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Shall we order the blue tiles for Oak Street?',
	description:
		'The question. With the links to answer it, the message can have at most 4,096 characters.',
});

export const sendAs = defineField({
	displayName: 'Send As',
	name: 'sendAs',
	type: 'options',
	options: [
		{
			name: 'Text',
			value: 'text',
			description: 'Only within 24 hours after a participant has written in the group',
		},
		{
			name: 'Template',
			value: 'template',
			description: 'At any time, with an approved template that has a place for the link',
		},
	],
	default: 'text',
	description: 'How to send the question to the group',
});

export const responseType = defineField({
	displayName: 'Response Type',
	name: 'responseType',
	type: 'options',
	options: [
		{
			name: 'Approval',
			value: 'approval',
			description: 'Somebody approves or declines',
		},
		{
			name: 'Free Text',
			value: 'freeText',
			description: 'Somebody writes an answer',
		},
		{
			name: 'Custom Form',
			value: 'customForm',
			description: 'Somebody fills in a form',
		},
	],
	default: 'approval',
});

export const approvalOptions = defineField({
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { responseType: ['approval'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Type of Approval',
					name: 'approvalType',
					type: 'options',
					options: [
						{ name: 'Approve Only', value: 'single' },
						{ name: 'Approve and Disapprove', value: 'double' },
					],
					default: 'single',
				},
				{
					displayName: 'Approve Button Label',
					name: 'approveLabel',
					type: 'string',
					default: 'Approve',
					rules: { maxLength: 60, isTrimmed: true },
				},
				{
					displayName: 'Disapprove Button Label',
					name: 'disapproveLabel',
					type: 'string',
					default: 'Decline',
					displayOptions: { show: { approvalType: ['double'] } },
					rules: { maxLength: 60, isTrimmed: true },
				},
			],
		},
	],
});

export const pinWhileWaiting = defineField({
	displayName: 'Pin While Waiting',
	name: 'pinWhileWaiting',
	type: 'boolean',
	isForAuthor: true,
	default: true,
	description:
		'Whether to pin the question in the group until it is answered. If time runs out, WhatsApp unpins it at most a day later; without a limit, after 30 days.',
});

export const messageButtonLabel = defineField({
	displayName: 'Message Button Label',
	name: 'messageButtonLabel',
	type: 'string',
	isForAuthor: true,
	default: 'Respond',
	description: 'Text before the link in the message',
	displayOptions: { show: { '/responseType': ['freeText', 'customForm'] } },
	rules: { maxLength: 60, isTrimmed: true },
});

export const responseFormButtonLabel = defineField({
	displayName: 'Response Form Button Label',
	name: 'responseFormButtonLabel',
	type: 'string',
	isForAuthor: true,
	default: 'Submit',
	description: 'Text on the button of the form',
	displayOptions: { show: { '/responseType': ['freeText', 'customForm'] } },
	rules: { maxLength: 60, isTrimmed: true },
});
