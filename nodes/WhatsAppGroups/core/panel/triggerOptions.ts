import { defineField, type Field } from '../declarations/field';

/** What does not change which events start the workflow, but how they come and are trusted. */
export const triggerOptions: Field = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: false,
			description: 'Whether to download the file of a message and add it to the item',
		},
		{
			displayName: 'Include Raw',
			name: 'includeRaw',
			type: 'boolean',
			default: false,
			description: 'Whether to include the original part of the webhook in the field "raw"',
		},
		{
			displayName: 'Largest File (MB)',
			name: 'largestFile',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 16,
			description: 'Larger files are not downloaded, and the item says so',
		},
		{
			displayName: 'Merge Receipts',
			name: 'mergeReceipts',
			type: 'boolean',
			default: false,
			description:
				'Whether to return one item per message with all its participants, instead of one per participant',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryField',
			type: 'string',
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
			description: 'Used when Download Media is turned on',
		},
	],
});

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
