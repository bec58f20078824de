import { compact } from '../../core/json';
import { defineOperation } from '../../core/operation';
import { description, subject } from '../../fields/groupText';

export const operation = defineOperation({
	resource: 'group',
	operation: 'create',
	name: 'Create',
	action: 'Create a group',
	description: 'Create a group with an invite link; people join by the link',
	fields: [
		{ ...subject, required: true },
		{
			displayName: 'Who Can Join',
			name: 'joinApprovalMode',
			type: 'options',
			options: [
				{ name: 'Anyone With the Invite Link', value: 'auto_approve' },
				{ name: 'Only After Approval', value: 'approval_required', description: 'People ask to join, and you approve or reject them' },
			],
			default: 'auto_approve',
			description: 'How people come into the group. This cannot be changed later.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [description],
		},
	],
	requests: {
		graph: ({ subject, joinApprovalMode, additionalFields }) => ({
			method: 'POST',
			on: 'phoneNumber',
			edge: 'groups',
			body: compact({
				messaging_product: 'whatsapp',
				subject: subject.trim(),
				description: additionalFields.description || undefined,
				join_approval_mode: joinApprovalMode,
			}),
		}),
	},
	output: ({ request_id, id }, { subject }) => compact({ requestId: request_id, groupId: id, subject: subject.trim() }),
});
