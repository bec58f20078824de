import type { WebhookEvent } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { asObject, asText } from '../../core/values/json';
import { InputRefusal } from '../../errors/inputRefusal';
import { defineFilter } from './defineFilter';
import { ofMessages } from './ofMessages';

const textOf = ({ message }: WebhookEvent) => asText(asObject(message).text) ?? '';

export const textContains = defineFilter(
	defineField({
		displayName: 'Text Contains',
		name: 'textContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. order',
		description: 'Only messages whose text or caption contains this (case-insensitive)',
	}),
	(given: string) => {
		const part = given.toLowerCase();
		return part === ''
			? undefined
			: ofMessages((event) => textOf(event).toLowerCase().includes(part));
	},
);

function toExpression(pattern: string): RegExp | undefined {
	try {
		return new RegExp(pattern, 'iu');
	} catch {
		return undefined;
	}
}

export const textMatches = defineFilter(
	defineField({
		displayName: 'Text Matches',
		name: 'textMatches',
		type: 'string',
		default: '',
		placeholder: 'e.g. ^(help|stop)\\b',
		description:
			'Only messages whose text or caption matches this regular expression (case-insensitive)',
	}),
	(pattern: string) => {
		if (pattern === '') return undefined;
		const expression = toExpression(pattern);
		if (expression) return ofMessages((event) => expression.test(textOf(event)));
		throw new InputRefusal(
			`Text Matches is not a valid regular expression: ${pattern}`,
			'Correct it, or use Text Contains.',
		);
	},
);
