import type { WebhookEvent } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { readPattern } from '../../core/reading/readPattern';
import { asObject, asText } from '../../core/values/json';
import { isBlank, toComparable } from '../../core/values/scalars';
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
		const part = toComparable(given);
		return isBlank(part)
			? undefined
			: ofMessages((event) => toComparable(textOf(event)).includes(part));
	},
);

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
		if (isBlank(pattern)) return undefined;
		const expression = readPattern('Text Matches', pattern, 'Correct it, or use Text Contains.');
		return ofMessages((event) => expression.test(textOf(event)));
	},
);
