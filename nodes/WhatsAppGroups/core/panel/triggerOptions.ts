import { defineField, type Field } from '../declarations/field';

/** What does not change which events start the workflow, but how they come and are trusted. */
export const triggerOptions: readonly Field[] = [
	defineField({
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
				description: 'Whether to fetch the file of a message and put it into the item',
			},
			{
				displayName: 'Include Raw',
				name: 'includeRaw',
				type: 'boolean',
				default: false,
				description:
					'Whether to add the part of the webhook that the event was read from, as "raw"',
			},
			{
				displayName: 'Largest File (MB)',
				name: 'largestFile',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 16,
				description: 'A larger file is not fetched; the item says so',
			},
			{
				displayName: 'Merge Receipts',
				name: 'mergeReceipts',
				type: 'boolean',
				default: false,
				description:
					'Whether to give one item per message with all its participants, instead of one per participant',
			},
			{
				displayName: 'Put Output File in Field',
				name: 'binaryField',
				type: 'string',
				default: 'data',
				hint: 'The name of the output binary field to put the file in',
				description: 'Used when Download Media is on',
			},
		],
	}),
	defineField({
		displayName: 'Signature Check',
		name: 'signatureCheck',
		type: 'boolean',
		default: true,
		noDataExpression: true,
		description:
			'Whether to answer 401 to webhooks that are not signed with the secret of the credential',
	}),
	defineField({
		displayName:
			'Without the signature check, anybody who finds the address of this trigger can start the workflow with made-up events.',
		name: 'signatureNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { signatureCheck: [false] } },
	}),
];
