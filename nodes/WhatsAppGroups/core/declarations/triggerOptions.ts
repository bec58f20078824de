import { defineField, type FieldValues } from './field';

/** What does not change which events start the workflow, but how they come. */
export const itemOptions = defineField({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Chat Input',
			name: 'chatInput',
			type: 'options',
			options: [
				{
					name: 'Name and Text',
					value: 'nameAndText',
					description: 'Such as "Ana: Hello", so that the agent knows who wrote',
				},
				{ name: 'Text', value: 'text', description: 'Only what was written' },
			],
			default: 'nameAndText',
			description:
				'What AI agents read as the message, in the field "chatInput". The text alone is also in "message.text".',
		},
		{
			displayName: 'Collect Messages (Seconds)',
			name: 'collectSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			rules: { min: 1, max: 20, takesFractions: true },
			default: 3,
			description:
				'How long to wait after a message for more from the same person in the same group. The workflow then starts once, with all of them. The wait is never longer than three times this, or 30 seconds.',
		},
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: true,
			description: 'Whether to download the file of a message and add it to the item',
		},
		{
			displayName: 'Include Group Details',
			name: 'includeGroupDetails',
			type: 'boolean',
			default: true,
			description:
				'Whether to add the subject, description and participant count of the group, read at most once an hour for each group',
		},
		{
			displayName: 'Include Raw',
			name: 'includeRaw',
			type: 'boolean',
			default: true,
			description: 'Whether to include the original part of the webhook in the field "raw"',
		},
		{
			displayName: 'Largest File (MB)',
			name: 'largestFile',
			type: 'number',
			typeOptions: { minValue: 1 },
			rules: { min: 1, max: 1000, takesFractions: true },
			default: 16,
			description: 'Larger files are not downloaded, and the item says so',
		},
		{
			displayName: 'Merge Receipts',
			name: 'mergeReceipts',
			type: 'boolean',
			default: true,
			description:
				'Whether to return one item per message with all its participants, instead of one per participant',
		},
		{
			displayName: 'One Output per Kind of Event',
			name: 'outputPerKind',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether messages, participants, join requests, groups, receipts and everything else each have their own output. Turn this on before you connect the node.',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryField',
			type: 'string',
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
			rules: { isTrimmed: true },
			description: 'Used when Download Media is turned on',
		},
		{
			displayName: 'Show Samples in Test Runs',
			name: 'samples',
			type: 'boolean',
			default: true,
			description:
				'Whether a test run returns samples of the chosen events immediately, instead of waiting for an event. The published workflow is not affected.',
		},
	],
});

/** Triggers of this version and later ones say who wrote, unless told otherwise. */
const namesWritersSince = 1.3;

/** Whether AI agents are to read who wrote. */
export function namesWriters({ chatInput }: ItemOptions, typeVersion: number): boolean {
	return chatInput === undefined ? typeVersion >= namesWritersSince : chatInput === 'nameAndText';
}

export type ItemOptions = FieldValues<[typeof itemOptions]>['options'];
