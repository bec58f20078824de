import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { languageIdentifier } from '../../groups/identifiers';
import { simplify } from '../../groups/fields/simplify';
import {
	simplifiedFields,
	templatesAtOnce,
	templatesOf,
	toTemplate,
} from '../../groups/templates/account';

export const operation = defineOperation({
	resource: 'template',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many templates',
	description:
		'Get the message templates of the WhatsApp Business Account, with their status, language, text and variables. Use it to find out what Send Template can send.',
	fields: [
		simplify,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Category',
					name: 'category',
					type: 'options',
					options: [
						{ name: 'Authentication', value: 'AUTHENTICATION' },
						{ name: 'Marketing', value: 'MARKETING' },
						{ name: 'Utility', value: 'UTILITY' },
					],
					default: 'UTILITY',
					description:
						'Purpose of the template. Authentication templates cannot be sent to groups.',
				},
				{
					displayName: 'Language',
					name: 'language',
					type: 'string',
					identifies: languageIdentifier,
					default: '',
					placeholder: 'e.g. en_US',
					description: 'Language code of the template, such as "en_US"',
				},
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. viewing',
					description: 'Part of the name of the template',
					rules: { maxLength: 512, isTrimmed: true },
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					options: [
						{ name: 'Approved', value: 'APPROVED', description: 'Can be sent' },
						{
							name: 'Disabled',
							value: 'DISABLED',
							description: 'Disabled permanently because of low quality',
						},
						{
							name: 'Paused',
							value: 'PAUSED',
							description: 'Paused for a while because of low quality',
						},
						{ name: 'Pending', value: 'PENDING', description: 'Waiting for approval by Meta' },
						{ name: 'Rejected', value: 'REJECTED', description: 'Not approved' },
					],
					default: 'APPROVED',
				},
			],
		},
	],
	request: ({ simplify, filters: { category, language, name, status } }) => ({
		method: 'GET',
		on: 'businessAccount',
		edge: 'message_templates',
		query: compact({
			category,
			language,
			name: name || undefined,
			status,
			fields: simplify ? simplifiedFields : undefined,
		}),
	}),
	entries: templatesOf,
	pageSize: templatesAtOnce,
	output: (entry, { simplify }) => (simplify ? toTemplate(entry) : entry),
});
