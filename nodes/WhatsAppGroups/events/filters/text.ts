import type { WebhookEvent } from '../../core/declarations/event';
import { defineField } from '../../core/declarations/field';
import { Pattern } from '../../core/patterns/pattern';
import { UnsupportedPattern } from '../../core/patterns/patternNode';
import { openCache } from '../../core/process/processState';
import { asObject, asText } from '../../core/values/json';
import { isBlank } from '../../core/values/scalars';
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
		return isBlank(part)
			? undefined
			: ofMessages((event) => textOf(event).toLowerCase().includes(part));
	},
);

const kept = openCache<Pattern>('patterns', { mostEntries: 100, lifetimeMs: Infinity });

function toRefusal(failure: unknown, source: string): InputRefusal {
	return failure instanceof UnsupportedPattern
		? new InputRefusal(
				`Text Matches has a pattern that could take too long. ${failure.message}: ${source}`,
				failure.remedy,
			)
		: new InputRefusal(
				`Text Matches is not a valid regular expression: ${source}`,
				'Correct it, or use Text Contains.',
			);
}

/** Made once: a pattern is read for every webhook. */
function toPattern(source: string): Pattern {
	try {
		return kept.get(source) ?? kept.set(source, new Pattern(source));
	} catch (failure) {
		throw toRefusal(failure, source);
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
		if (isBlank(pattern)) return undefined;
		const expression = toPattern(pattern);
		return ofMessages((event) => expression.test(textOf(event)));
	},
);
