import { defineField, type Field } from '../declarations/field';

/** Last in the panel: nobody needs it every day. */
export const signatureCheck: readonly Field[] = [
	defineField({
		displayName: 'Signature Check',
		name: 'signatureCheck',
		type: 'boolean',
		default: true,
		noDataExpression: true,
		description:
			'Whether to reject webhooks that are not signed with the secret of the credential (401)',
	}),
	defineField({
		displayName:
			'Without the signature check, anyone who finds the webhook URL of this trigger can start the workflow with fake events.',
		name: 'signatureNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { signatureCheck: [false] } },
	}),
];
