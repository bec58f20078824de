import { compact } from '../../core/values/json';
import { defineOperation } from '../../core/declarations/operation';
import { templatesAtOnce } from '../../groups/templates/account';
import { languageIdentifier } from '../../groups/identifiers';
import { simplify } from '../../groups/fields/simplify';
import {
	libraryTemplatesOf,
	templateLibrary,
	toLibraryTemplate,
} from '../../groups/templates/library';

export const operation = defineOperation({
	resource: 'template',
	operation: 'getLibrary',
	name: 'Search Library',
	action: 'Search the template library',
	description:
		"Search Meta's library of ready-made templates, for example for one that sends an invite link. Use it to find the name for Create From Library.",
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
						{ name: 'Authentication', value: 'authentication' },
						{ name: 'Utility', value: 'utility' },
					],
					default: 'utility',
				},
				{
					displayName: 'Industry',
					name: 'industry',
					type: 'options',
					options: [
						{ name: 'E-Commerce', value: 'E_COMMERCE' },
						{ name: 'Financial Services', value: 'FINANCIAL_SERVICES' },
					],
					default: 'E_COMMERCE',
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
					displayName: 'Search',
					name: 'search',
					type: 'string',
					default: '',
					placeholder: 'e.g. invite',
					description: 'Word in the name or text of the template',
					rules: { maxLength: 512, isTrimmed: true },
				},
				{
					displayName: 'Topic',
					name: 'topic',
					type: 'options',
					options: [
						{ name: 'Account Update', value: 'account_update' },
						{ name: 'Customer Feedback', value: 'customer_feedback' },
						{
							name: 'Group Invite Link',
							value: 'group_invite_link',
							description: 'For sending invite links with Invite Link → Send',
						},
						{ name: 'Order Management', value: 'order_management' },
						{ name: 'Payments', value: 'payments' },
					],
					default: 'group_invite_link',
				},
				{
					displayName: 'Use Case',
					name: 'usecase',
					type: 'string',
					default: '',
					placeholder: 'e.g. delivery_update',
					description: 'What the template is used for, as Meta calls it',
					rules: { maxLength: 512, isTrimmed: true },
				},
			],
		},
	],
	request: ({ filters: { category, industry, language, search, topic, usecase } }) => ({
		...templateLibrary,
		query: compact({
			category,
			industry,
			language,
			search: search || undefined,
			topic,
			usecase: usecase || undefined,
		}),
	}),
	entries: libraryTemplatesOf,
	pageSize: templatesAtOnce,
	output: (entry, { simplify }) => (simplify ? toLibraryTemplate(entry) : entry),
});
