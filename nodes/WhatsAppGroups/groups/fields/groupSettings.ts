import { defineField } from '../../core/declarations/field';

/** Meta counts 128 characters, and cuts white space at both ends. */
export const subject = defineField({
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	placeholder: 'e.g. Deal 4711 – Contoso',
	description: 'Name of the group, at most 128 characters',
	rules: { maxLength: 128, isTrimmed: true },
});

export const description = defineField({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. Everything about your order, from the offer to the delivery',
	description: 'What the group is about, at most 2,048 characters',
	rules: { maxLength: 2048 },
});

export const joinApprovalMode = defineField({
	displayName: 'Who Can Join',
	name: 'joinApprovalMode',
	type: 'options',
	options: [
		{ name: 'Anyone With the Invite Link', value: 'auto_approve' },
		{
			name: 'Only After Approval',
			value: 'approval_required',
			description: 'People ask to join, and you approve or reject them',
		},
	],
	default: 'auto_approve',
	absence: 'It cannot be changed later, so nothing is assumed.',
	description: 'How people join the group. This cannot be changed later.',
});
